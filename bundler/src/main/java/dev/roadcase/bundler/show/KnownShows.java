package dev.roadcase.bundler.show;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The shows of this computer: a plain list of folders, a line each, in the order in which they were configured.
 *
 * @param file holds it
 */
public record KnownShows(Path file) {

    /**
     * Adds a folder, if it is not among them yet. One line is added at the end, so that two who do it at the same time lose
     * nothing.
     *
     * @throws Problem exit 6 if the file cannot be written
     */
    public void remember(Path folder) {
        String line = folder.toAbsolutePath().normalize().toString();
        if (line.contains("\n")) {
            return; // It would be two folders.
        }
        try {
            String before = text();
            if (before.lines().noneMatch(line::equals)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
                Files.writeString(file, gap + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw Problem.unwritable(file, e).causedBy(e);
        }
    }

    /**
     * Leaves a folder out from now on.
     *
     * @throws Problem exit 6 if the file cannot be written
     */
    public void forget(Path folder) {
        String line = folder.toAbsolutePath().normalize().toString();
        try {
            String rest = text().lines()
                    .filter(each -> !each.equals(line))
                    .map(each -> each + "\n")
                    .collect(Collectors.joining());
            if (!rest.equals(text())) {
                new NewFile(file).write(out -> out.write(rest.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** Those that are there; folders that are gone, or are no shows any more, are left out. */
    public List<ShowFolder> all() {
        try {
            return text().lines()
                    .filter(line -> !line.isBlank())
                    .distinct()
                    .flatMap(line -> found(Path.of(line)).stream())
                    .toList();
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    private String text() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    private static Optional<ShowFolder> found(Path folder) {
        try {
            return Optional.of(ShowFolder.at(folder));
        } catch (Problem gone) {
            return Optional.empty();
        }
    }
}
