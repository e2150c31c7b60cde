package dev.roadcase.bundler.draft;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.draft.chart.ChartDraft;
import dev.roadcase.bundler.draft.compose.ComposeDraft;
import dev.roadcase.bundler.draft.manifest.ManifestDraft;
import dev.roadcase.bundler.draft.plan.Draft;
import dev.roadcase.bundler.draft.plan.ServiceNames;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Drafts a demo: from a Compose file, from manifests, from a chart, or from nothing.
 *
 * @param from a file or a folder
 * @param folder of the new demo, which is made if it is missing
 */
public record Drafting(Optional<Path> from, Path folder) {
    private static final List<String> COMPOSE =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

    /**
     * Writes the draft, and reads it as prepare does.
     *
     * @throws Problem bad input, if {@code from} cannot be read, or if a file would have to be overwritten
     */
    public Drafted run() {
        Draft draft = from.map(this::draft).orElseGet(() -> Draft.empty(name()));
        DraftFiles files = new DraftFiles(folder);
        List<String> names = new ArrayList<>(List.of(DemoFolder.FILE));
        names.addAll(draft.manifests().keySet());
        files.requireFree(names);
        draft.manifests().forEach(files::write);
        files.write(DemoFolder.FILE, DemoText.of(draft, CarriedImages.UNKNOWN));
        CarriedImages images = CarriedImages.of(draft, DemoFolder.at(folder));
        write(DemoText.of(draft, images));
        return new Drafted(files.written(), images.names(), images.problems());
    }

    /** Once more, with the images that are found now. */
    private void write(String text) {
        new NewFile(folder.resolve(DemoFolder.FILE)).write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String name() {
        return ServiceNames.label(
                Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                        .map(Path::toString)
                        .orElse("demo"));
    }

    private Draft draft(Path given) {
        if (!Files.isRegularFile(given) && !Files.isDirectory(given)) {
            throw Problem.badInput("init: " + given
                            + (Files.exists(given) ? " is neither a file nor a folder" : " is not there"))
                    .advise("give a Compose file, a folder of manifests, a chart, or nothing");
        }
        if (ChartDraft.isAt(given)) {
            return ChartDraft.of(given, folder);
        }
        return ManifestDraft.isAt(given) ? ManifestDraft.of(given, folder) : ComposeDraft.of(compose(given));
    }

    private static Path compose(Path given) {
        if (!Files.isDirectory(given)) {
            return given;
        }
        Stream<Path> files = COMPOSE.stream().map(given::resolve).filter(Files::isRegularFile);
        return files.findFirst()
                .orElseThrow(() -> Problem.badInput("init: " + given + " holds neither manifests nor a compose.yaml")
                        .advise("give a Compose file, a folder of Kubernetes' manifests, a chart, or nothing"));
    }
}
