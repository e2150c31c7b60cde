package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.pack.Leftover;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder {@code FILE.staging} beside the output, for what must be made before its size is known. It goes with its user. */
final class Staging implements Closeable {
    private static final String LOCK = "lock";
    private static final Set<PosixFilePermission> OWNERS_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final Claim claim;
    private final Leftover leftover;
    private int count;

    private Staging(Path folder, Claim claim, Leftover leftover) {
        this.folder = folder;
        this.claim = claim;
        this.leftover = leftover;
    }

    /** Makes it anew; what an interrupted run may have left there is deleted. A second run at the same output is refused. */
    static Staging beside(Path output) {
        Path folder = output.resolveSibling(output.getFileName() + ".staging");
        try {
            make(folder);
            Claim claim = Claim.on(folder.resolve(LOCK), output);
            Leftover leftover = Leftover.of(() -> deleteTree(folder));
            deleteAllBut(LOCK, folder);
            return new Staging(folder, claim, leftover);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void make(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(folder);
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS_ALONE));
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(folder, OWNERS_ALONE);
        }
    }

    private static void deleteAllBut(String kept, Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                if (!path.endsWith(kept)) {
                    deleteTree(path);
                }
            }
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
        try (claim) {
            deleteTree(folder);
            leftover.forget();
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
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
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
