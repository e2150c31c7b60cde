package dev.roadcase.bundler.make;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.local.Make;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether the made files exist and are not older than their sources. */
record Freshness(Path folder, Make make) {
    boolean holds() {
        try {
            return missing().isEmpty() && newest().compareTo(oldest()) <= 0;
        } catch (IOException | UncheckedIOException e) {
            throw Problem.machine("look what in " + folder + " has changed failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** What the command should make, and does not exist. */
    List<String> missing() {
        return make.to().stream()
                .filter(path -> !Files.exists(folder.resolve(path)))
                .toList();
    }

    /** Notes that it was made from sources as they were at this moment. */
    void begun(Instant moment) {
        try {
            for (String path : make.to()) {
                Files.setLastModifiedTime(folder.resolve(path), FileTime.from(moment));
            }
        } catch (IOException e) {
            throw Problem.machine("note when " + make.to() + " was made failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private FileTime oldest() throws IOException {
        FileTime oldest = FileTime.from(Instant.MAX);
        for (String path : make.to()) {
            FileTime time = Files.getLastModifiedTime(folder.resolve(path));
            oldest = time.compareTo(oldest) < 0 ? time : oldest;
        }
        return oldest;
    }

    private FileTime newest() throws IOException {
        FileTime newest = FileTime.from(Instant.MIN);
        for (String path : make.from()) {
            FileTime time = newestBelow(folder.resolve(path));
            newest = time.compareTo(newest) > 0 ? time : newest;
        }
        return newest;
    }

    private static FileTime newestBelow(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.map(Freshness::time).max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private static FileTime time(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
