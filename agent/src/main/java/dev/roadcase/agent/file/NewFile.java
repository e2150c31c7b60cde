package dev.roadcase.agent.file;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A file that appears under its name when all of it is on the disk; until then an older file stays as it was. After
 * that, a power cut can take neither its content nor its name.
 */
public final class NewFile {
    /** The beginning of the name of a file that is not complete yet. */
    public static final String TEMPORARY = ".roadcase-new-";

    private static final FileAttribute<?>[] USUAL = {};
    private static final FileAttribute<?>[] OWNER_ALONE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private final Path path;
    private final FileAttribute<?>[] atFirst;
    private final LastTouch lastTouch;

    private NewFile(Path path, FileAttribute<?>[] atFirst, LastTouch lastTouch) {
        this.path = path;
        this.atFirst = atFirst;
        this.lastTouch = lastTouch;
    }

    /** With the permissions that this process gives to all of its files. */
    public NewFile(Path path) {
        this(path, USUAL, file -> {});
    }

    /** Readable for its owner only, until {@code lastTouch} gives it its attributes, before it appears. */
    public NewFile(Path path, LastTouch lastTouch) {
        this(path, OWNER_ALONE, lastTouch);
    }

    /** With these permissions, whatever the umask is, and never with more, not even while it is written. */
    public NewFile(Path path, Set<PosixFilePermission> permissions) {
        this(path, file -> Files.setPosixFilePermissions(file, permissions));
    }

    /**
     * Writes the file that a user named. A link is followed; a device or a named pipe is written into, because no file
     * can replace it.
     *
     * @throws Problem exit 6 if it cannot be made, read or written; whatever the content throws
     */
    public void write(FileContent content) {
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path;
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                writeInPlace(target, content);
            } else {
                replace(target, content);
            }
        } catch (IOException e) {
            throw Problem.unwritable(path, e)
                    .advise("choose another place or make room; an older file there is unchanged");
        }
    }

    /** Writes it in place of what is there, even of a link. */
    public void replace(FileContent content) throws IOException {
        replace(path, content);
    }

    private static void writeInPlace(Path target, FileContent content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            content.writeTo(out);
        }
    }

    private void replace(Path target, FileContent content) throws IOException {
        Path partial = target.resolveSibling(TEMPORARY + UUID.randomUUID());
        try {
            store(partial, content);
            lastTouch.give(partial);
            publish(partial, target);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private void store(Path partial, FileContent content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(partial, options, atFirst);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.writeTo(out);
            channel.force(true);
        }
    }

    /** Gives a complete file its name, which another file may have until now, and brings the name to the disk too. */
    public static void publish(Path complete, Path target) throws IOException {
        Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolderOf(target);
    }

    /** Brings the names in a file's folder to the disk. */
    public static void syncFolderOf(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** What is written. */
    @FunctionalInterface
    public interface FileContent {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** What a file gets before it appears: its owner, its permissions. */
    @FunctionalInterface
    public interface LastTouch {
        /** Gives it to the file there. */
        void give(Path file) throws IOException;
    }
}
