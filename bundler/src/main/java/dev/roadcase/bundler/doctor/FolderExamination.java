package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.show.ShowFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a show: what configure wrote is whole, kept from others, and its bundle is where it was.
 *
 * @param bundle its bundle; absent if it cannot be opened
 */
record FolderExamination(ShowFolder show, Optional<Bundle> bundle) implements Examination {
    private static final List<String> KEYS = List.of("ca.crt", "admin.crt", "admin.key");
    private static final int DEEPEST = 5;
    private static final int MOST_NAMED = 3;

    @Override
    public List<Symptom> symptoms() {
        return Stream.of(lacking(), gone(), another(), open())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Symptom> lacking() {
        Stream<Path> keys =
                show.host().isPresent() ? Stream.of() : KEYS.stream().map(show::key);
        List<Path> missing = Stream.concat(keys, Stream.of(show.kubeconfig()))
                .filter(file -> !Files.isRegularFile(file))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Symptom.spoils(
                        "the show in " + show.path() + " lacks keys: " + names(missing),
                        "copy the folder again from where it is whole, or configure the show again"));
    }

    private Optional<Symptom> gone() {
        Path file = show.bundle();
        return Files.exists(file) || Files.exists(VolumeSet.listOf(file))
                ? Optional.empty()
                : Optional.of(Symptom.spoils(
                        "the bundle of the show in " + show.path() + " is gone: " + file,
                        "put the stick in, or copy the bundle there; or configure again with where it is now: bundle"
                                + " configure FILE --out " + show.path()));
    }

    private Optional<Symptom> another() {
        return bundle.filter(its -> !its.indexDigest().equals(show.index()))
                .map(its -> Symptom.spoils(
                        its.file() + " is another bundle than the one for which the show in " + show.path()
                                + " was configured",
                        "put the old one back, or configure again: bundle configure " + its.file() + " --out "
                                + show.path()));
    }

    private Optional<Symptom> open() {
        List<Path> open = secrets().stream()
                .filter(file -> new SecretFile(file).isOpenToOthers())
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(Symptom.maySpoil(
                        "other users of this computer may read keys of the show: " + names(open),
                        "keep them to yourself: chmod -R go= " + show.path()));
    }

    private List<Path> secrets() {
        try (Stream<Path> files =
                Files.find(show.path(), DEEPEST, (path, attributes) -> attributes.isRegularFile() && isSecret(path))) {
            return files.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw Problem.machine("the keys in " + show.path() + " cannot be looked at: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private boolean isSecret(Path file) {
        String name = show.path().relativize(file).toString();
        return name.endsWith(".key")
                || name.equals(OutputFolder.KUBECONFIG)
                || name.equals(OutputFolder.WORKLOADS)
                || name.startsWith("user-data/");
    }

    private static String names(List<Path> files) {
        String named = files.stream().limit(MOST_NAMED).map(Path::toString).collect(Collectors.joining(", "));
        return files.size() > MOST_NAMED ? named + " and " + (files.size() - MOST_NAMED) + " more" : named;
    }
}
