package dev.roadcase.bundler.draft.manifest;

import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The manifests in a folder and in the folders below it, by their names.
 *
 * @param remarks a line for each file that is none, and looks like one
 */
record ManifestFolder(List<FoundManifest> manifests, List<String> remarks) {
    private static final int MOST_FILES = 500;
    private static final int DEEPEST = 8;
    private static final Set<String> KUSTOMIZE = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    ManifestFolder {
        manifests = List.copyOf(manifests);
        remarks = List.copyOf(remarks);
    }

    /** Whether something is there that {@link #at} can read. */
    static boolean isAt(Path from) {
        return !read(from).manifests().isEmpty();
    }

    static ManifestFolder at(Path from) {
        ManifestFolder folder = read(from);
        if (folder.manifests().isEmpty()) {
            throw Problem.badInput("there are no manifests in " + from
                            + (folder.remarks().isEmpty()
                                    ? ""
                                    : ": " + folder.remarks().get(0)))
                    .advise("give a Compose file, a folder of Kubernetes' manifests, a chart, or nothing");
        }
        return folder;
    }

    private static ManifestFolder read(Path from) {
        List<FoundManifest> manifests = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Path file : files(from)) {
            read(file, from, remarks).ifPresent(manifests::add);
        }
        return new ManifestFolder(manifests, remarks);
    }

    private static List<Path> files(Path from) {
        if (!Files.isDirectory(from)) {
            return List.of(from);
        }
        try (Stream<Path> all = Files.find(from, DEEPEST, (path, its) -> its.isRegularFile() && isNamed(path, from))) {
            List<Path> files = all.sorted().limit(MOST_FILES + 1L).toList();
            if (files.size() > MOST_FILES) {
                throw Problem.badInput(from + " holds over " + MOST_FILES + " YAML files")
                        .advise("name a smaller folder");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw Problem.badInput("cannot read the folder " + from + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Folders such as .git and .github hold no manifests. */
    private static boolean isNamed(Path path, Path from) {
        boolean hidden = Stream.iterate(from.relativize(path), p -> p != null, Path::getParent)
                .anyMatch(part -> part.getFileName().toString().startsWith("."));
        return !hidden && path.toString().matches(".*\\.(?:ya?ml|json)");
    }

    private static Optional<FoundManifest> read(Path file, Path from, List<String> remarks) {
        String name = Files.isDirectory(from)
                ? from.relativize(file).toString()
                : file.getFileName().toString();
        if (KUSTOMIZE.contains(file.getFileName().toString())) {
            remarks.add(name + " was not read: run kustomize, and keep what it writes");
            return Optional.empty();
        }
        if (name.equals("demo.yaml") || name.equals("demo.lock.yaml")) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<FoundManifest> found = YamlText.decode(name, bytes(file), Template.LARGEST, problems)
                .map(text -> ManifestReading.of(file, name, text.text(), problems));
        if (!problems.isEmpty()) {
            remarks.add("not a manifest: " + problems.lines().get(0));
            return Optional.empty();
        }
        return found.filter(FoundManifest::isManifest);
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Template.LARGEST + 1);
        } catch (IOException e) {
            throw Problem.badInput("cannot read " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
