package dev.roadcase.bundler.stage;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.ImageBuilder;
import dev.roadcase.bundler.fetch.Fetcher;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder {@code FILE.staging} beside the output, for what must be made before its size is known. Downloads and
 * built layers stay there when a run ends before its time, and the next run goes on with them.
 */
public final class Staging implements Closeable {
    private static final String LOCK = "lock";
    private static final Set<PosixFilePermission> OWNERS_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final Claim claim;
    private final boolean isNew;
    private Predicate<Path> kept = Staging::isOfUse;
    private int count;

    private Staging(Path folder, Claim claim, boolean isNew) {
        this.folder = folder;
        this.claim = claim;
        this.isNew = isNew;
    }

    /**
     * Makes the folder, or takes it over from a run that has ended, with its downloads. A second run at the same output
     * is refused.
     */
    public static Staging beside(Path output) {
        Path folder = output.resolveSibling(output.getFileName() + ".staging");
        try {
            boolean isNew = make(folder);
            Staging staging = new Staging(folder, Claim.on(folder.resolve(LOCK), output), isNew);
            deleteAllBut(path -> isOfUse(path) || path.endsWith(LOCK), folder);
            return staging;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static boolean isOfUse(Path path) {
        return Fetcher.isDownload(path) || ImageBuilder.isKept(path);
    }

    private static boolean make(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(folder);
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS_ALONE));
            return true;
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(folder, OWNERS_ALONE);
            requireOwn(folder);
            return false;
        }
    }

    /** Root can change a stranger's folder, but must not trust its content. */
    private static void requireOwn(Path folder) throws IOException {
        Path mine = Files.createTempFile(folder, "mine", "");
        boolean own = Files.getOwner(mine).equals(Files.getOwner(folder));
        Files.delete(mine);
        if (!own) {
            throw Problem.machine("cannot stage in " + folder + ": it belongs to " + Files.getOwner(folder))
                    .advise("delete it, or choose another place with -o");
        }
    }

    /** A new folder inside. */
    Path newFolder(String purpose) {
        return folder(newFile(purpose).getFileName().toString());
    }

    /** A path inside where nothing stands yet. */
    Path newFile(String purpose) {
        count++;
        return folder.resolve(count + "-" + purpose);
    }

    /** A folder inside, the same in every run: downloads of an earlier one may stand in it. */
    public Path folder(String name) {
        Path made = folder.resolve(name);
        try {
            return Files.createDirectories(made);
        } catch (IOException e) {
            throw unwritable(made, e);
        }
    }

    /** Whether this run made it. */
    public boolean isNew() {
        return isNew;
    }

    /** How many bytes an earlier run has downloaded. */
    public long downloaded() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Fetcher::isDownload).mapToLong(Staging::size).sum();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    /** No other run needs anything of it. */
    public void done() {
        kept = path -> false;
    }

    /** Deletes what the next run has no use for. */
    @Override
    public void close() {
        try (claim) {
            deleteAllBut(kept, folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Problem unwritable(Path folder, IOException e) {
        boolean noParent = e instanceof NoSuchFileException;
        String other = e instanceof FileSystemException ? e.toString() : e.getMessage();
        String reason =
                noParent ? "there is no folder " + folder.toAbsolutePath().getParent() : other;
        return Problem.machine("cannot stage in " + folder + ": " + reason)
                .advise("make room and run the same command again, or choose another place with -o")
                .causedBy(e);
    }

    /** Folders that are empty then go too. */
    private static void deleteAllBut(Predicate<Path> kept, Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!kept.test(file)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                try {
                    Files.delete(visited);
                } catch (DirectoryNotEmptyException e) {
                    // It holds what is kept.
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
