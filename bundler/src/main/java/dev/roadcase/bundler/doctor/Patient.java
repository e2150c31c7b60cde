package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is examined, beside this computer.
 *
 * @param bundle a bundle that has no show yet
 * @param folder of a show, which names its bundle
 */
public record Patient(Optional<Path> bundle, Optional<Path> folder) {
    public Patient {
        if (bundle.isPresent() && folder.isPresent()) {
            throw new IllegalArgumentException("either a bundle or the folder of a show");
        }
    }

    /**
     * What a user has named, or nothing.
     *
     * @throws Problem exit 3 if it is not there
     */
    public static Patient named(Optional<Path> path) {
        path.filter(its -> !isThere(its)).ifPresent(its -> {
            throw Problem.badInput("there is no " + its).advise("name a bundle, or the folder of a show");
        });
        return new Patient(path.filter(its -> !Files.isDirectory(its)), path.filter(its -> Files.isDirectory(its)));
    }

    /** A set of volumes may be named like the file that it would be. */
    private static boolean isThere(Path path) {
        return Files.exists(path) || Files.exists(VolumeSet.listOf(path));
    }

    /** Whether there is a show to examine, and not only this computer. */
    boolean hasShow() {
        return bundle.isPresent() || folder.isPresent();
    }
}
