package dev.roadcase.agent.file;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with all that is in it, or a file. Links are not followed.
 *
 * @param top of it
 */
public record FolderTree(Path top) {

    /**
     * Deletes it, the deepest first. Nothing happens where nothing is.
     *
     * @throws Problem exit 6 if something cannot be deleted
     */
    public void delete() {
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(top)) {
            List<Path> files = all.sorted(Comparator.<Path, Integer>comparing(Path::getNameCount)
                            .reversed())
                    .toList();
            files.forEach(FolderTree::delete);
        } catch (IOException e) {
            throw undeleted(top, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw undeleted(file, e);
        }
    }

    private static Problem undeleted(Path file, IOException e) {
        return Problem.machine("cannot delete " + file + ": " + e.getMessage()).causedBy(e);
    }
}
