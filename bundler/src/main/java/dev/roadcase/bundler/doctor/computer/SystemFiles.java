package dev.roadcase.bundler.doctor.computer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files by which Linux says how it is.
 *
 * @param root {@code /} of this computer
 */
public record SystemFiles(Path root) {
    /** The lines of a file, such as {@code proc/meminfo}; none if there is no such file, or if it may not be read. */
    public List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Whether it is there. */
    public boolean has(String file) {
        return Files.exists(root.resolve(file));
    }

    /** What is in a folder; nothing if it may not be read, or if it goes away meanwhile, as those of processes do. */
    List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
