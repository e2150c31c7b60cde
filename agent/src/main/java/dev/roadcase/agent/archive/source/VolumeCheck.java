package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares the files of a set with its list: which volume is missing, has another's name, or is damaged. */
final class VolumeCheck {
    /** How many volumes a message names. */
    private static final int FEW = 4;

    private final VolumeSet set;
    private final List<Path> paths;

    VolumeCheck(VolumeSet set) {
        this.set = set;
        this.paths = set.list().volumes().stream().map(set::path).toList();
    }

    /** Refuses a set of which a volume is missing (exit 3) or has another length than its list says (exit 4). */
    void requireLengths() {
        requireAll();
        VolumePlaces lengths = new VolumePlaces(
                set.list().volumes().stream()
                        .map(volume -> volume.size() + " bytes")
                        .toList(),
                paths.stream().map(path -> length(path) + " bytes").toList());
        if (!lengths.wrong().isEmpty()) {
            throw Problem.notAuthentic(said(lengths)).advise(advice(lengths));
        }
    }

    /** The same problem, and the volumes that are not what the list says. Reads all of every volume. */
    Problem explained(Problem problem) {
        VolumePlaces sums = new VolumePlaces(
                set.list().volumes().stream()
                        .map(volume -> volume.digest().toString())
                        .toList(),
                VolumeSums.of(paths).stream().map(Object::toString).toList());
        if (sums.wrong().isEmpty()) {
            return problem.advise("every volume is what " + set.listPath()
                    + " says, so the damage is older than the volumes: prepare the bundle again");
        }
        return Problem.notAuthentic(said(sums) + "\n" + problem.getMessage())
                .advise(advice(sums))
                .causedBy(problem);
    }

    private void requireAll() {
        List<String> missing = paths.stream()
                .filter(path -> !Files.isRegularFile(path))
                .map(Path::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.badInput("there is no file " + few(missing) + ", which " + set.listPath() + " lists")
                    .advise("put all volumes, or links to them, into one folder");
        }
    }

    private static long length(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw Problem.machine("cannot read " + path + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** Two volumes that were exchanged are one problem. */
    private String said(VolumePlaces places) {
        return few(places.wrong().stream()
                .filter(place ->
                        places.partner(place).filter(other -> other < place).isEmpty())
                .map(place -> said(place, places))
                .toList());
    }

    private String said(int place, VolumePlaces places) {
        if (places.partner(place).isPresent()) {
            return paths.get(place) + " and " + paths.get(places.partner(place).get()) + " were exchanged";
        }
        return places.belongsAt(place)
                .map(other -> paths.get(place) + " is what " + paths.get(other) + " should be")
                .orElseGet(() ->
                        paths.get(place) + " is damaged: " + places.found().get(place) + ", not the "
                                + places.listed().get(place) + " of " + set.listPath());
    }

    private static String advice(VolumePlaces places) {
        boolean misplaced = places.wrong().stream()
                .anyMatch(place -> places.belongsAt(place).isPresent());
        return misplaced
                ? "exchange the names of these volumes, and verify again"
                : "copy the damaged volumes again from a good copy; the other volumes can stay";
    }

    private static String few(List<String> all) {
        String shown = String.join("; ", all.subList(0, Math.min(FEW, all.size())));
        return all.size() <= FEW ? shown : shown + "; and " + (all.size() - FEW) + " more";
    }
}
