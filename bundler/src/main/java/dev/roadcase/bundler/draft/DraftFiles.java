package dev.roadcase.bundler.draft;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** New files in one folder. None of them takes the place of a file that is there. */
final class DraftFiles {
    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    DraftFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks before anything is written.
     *
     * @throws Problem bad input, if one of these files exists
     */
    void requireFree(Collection<String> names) {
        names.stream()
                .map(folder::resolve)
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .ifPresent(file -> {
                    throw taken(file);
                });
    }

    private static Problem taken(Path file) {
        return Problem.badInput("init: " + file + " exists already")
                .advise("write the draft into another folder with -o, or move the file away");
    }

    /** Writes a new file; where that fails, those that were written before are gone again. */
    void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            written.add(file);
        } catch (IOException e) {
            remove();
            throw e instanceof FileAlreadyExistsException ? taken(file) : Problem.unwritable(file, e);
        }
    }

    private void remove() {
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw Problem.unwritable(file, e);
            }
        }
    }

    /** What was written, in its order. */
    List<Path> written() {
        return List.copyOf(written);
    }
}
