package dev.roadcase.bundler.draft.manifest;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.draft.plan.Draft;
import dev.roadcase.bundler.draft.plan.DraftCheck;
import dev.roadcase.bundler.draft.plan.DraftPage;
import dev.roadcase.bundler.draft.plan.DraftParameter;
import dev.roadcase.bundler.draft.plan.DraftWorkload;
import dev.roadcase.bundler.draft.plan.ServiceNames;
import dev.roadcase.bundler.spec.parameter.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts a demo from manifests that a user has. Those below the demo's folder are named where they are; others are copied. */
public final class ManifestDraft {
    private final Path demo;
    private final ManifestFolder folder;
    private final Map<String, String> copies = new LinkedHashMap<>();

    private ManifestDraft(ManifestFolder folder, Path demo) {
        this.folder = folder;
        this.demo = demo;
    }

    /**
     * Reads all manifests of a folder, or one.
     *
     * @param demo the folder of the new demo
     * @throws Problem bad input, if there are none
     */
    public static Draft of(Path from, Path demo) {
        return new ManifestDraft(ManifestFolder.at(from), demo).draft(from);
    }

    /** Whether there is a manifest that it can read. */
    public static boolean isAt(Path from) {
        return ManifestFolder.isAt(from);
    }

    private Draft draft(Path from) {
        List<FoundManifest> found = folder.manifests().stream()
                .sorted(Comparator.comparingInt(FoundManifest::rank))
                .toList();
        List<DraftWorkload> workloads = found.stream()
                .map(one -> new DraftWorkload(path(one), one.isFilled(), false, Optional.empty()))
                .toList();
        List<DraftPage> pages = new ArrayList<>();
        List<DraftCheck> checks = new ArrayList<>();
        found.forEach(one -> one.pages().forEach(pages::add));
        pages.stream()
                .filter(DraftPage::certain)
                .map(page -> new DraftCheck(page.url(), false))
                .forEach(checks::add);
        String name = ServiceNames.label(
                Optional.ofNullable(from.toAbsolutePath().normalize().getFileName())
                        .map(Path::toString)
                        .orElse("demo"));
        return new Draft(
                name, shown(from), parameters(found), workloads, List.of(), pages, checks, copies, folder.remarks());
    }

    private static String shown(Path from) {
        return from.normalize().toString().isEmpty() ? "this folder" : from.toString();
    }

    private static List<DraftParameter> parameters(List<FoundManifest> found) {
        return found.stream()
                .flatMap(one -> one.parameters().stream())
                .distinct()
                .filter(name -> !Parameter.BUILT_IN.contains(name))
                .map(name -> new DraftParameter(name, Optional.empty(), false))
                .toList();
    }

    private String path(FoundManifest manifest) {
        Path there = demo.toAbsolutePath().normalize();
        Path file = manifest.file().toAbsolutePath().normalize();
        if (file.startsWith(there)) {
            return there.relativize(file).toString();
        }
        String copy = "manifests/" + manifest.name();
        copies.put(copy, manifest.text());
        return copy;
    }
}
