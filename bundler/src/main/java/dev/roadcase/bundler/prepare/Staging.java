package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder {@code FILE.staging} beside the output, for what must be made before its size is known. It goes with its user. */
final class Staging implements Closeable {
    private final Path folder;
    private int count;

    private Staging(Path folder) {
        this.folder = folder;
    }

    /** Makes it anew; what an interrupted run may have left there is deleted. */
    static Staging beside(Path output) {
        Path folder = output.resolveSibling(output.getFileName() + ".staging");
        try {
            deleteTree(folder);
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new Staging(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** A new folder inside. */
    Path newFolder(String purpose) {
        Path made = newFile(purpose);
        try {
            return Files.createDirectory(made);
        } catch (IOException e) {
            throw unwritable(made, e);
        }
    }

    /** A path inside where nothing stands yet. */
    Path newFile(String purpose) {
        count++;
        return folder.resolve(count + "-" + purpose);
    }

    @Override
    public void close() {
        try {
            deleteTree(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Problem unwritable(Path folder, IOException e) {
        boolean noParent = e instanceof java.nio.file.NoSuchFileException;
        String reason =
                noParent ? "there is no folder " + folder.toAbsolutePath().getParent() : e.toString();
        return Problem.machine("cannot stage in " + folder + ": " + reason)
                .advise("choose another place with -o")
                .causedBy(e);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, IOException failure) throws IOException {
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
