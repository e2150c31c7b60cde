package dev.roadcase.agent.archive;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that appears under its name when all of it is on the disk; until then what stood there stays as it was. */
public final class NewFile {
    private final Path path;

    /** A device or a named pipe is written as it is: it cannot be replaced by a file. */
    public NewFile(Path path) {
        this.path = path;
    }

    /**
     * Writes it whole or not at all.
     *
     * @throws Problem exit 6, where it cannot be written; whatever the content throws
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
                    .advise("choose another place or make room; what stood there is as it was");
        }
    }

    private static void writeInPlace(Path target, FileContent content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            content.writeTo(out);
        }
    }

    private static void replace(Path target, FileContent content) throws IOException {
        Path partial = target.resolveSibling(
                target.getFileName() + ".partial-" + ProcessHandle.current().pid());
        Files.deleteIfExists(partial);
        try {
            try (FileChannel channel =
                            FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                content.writeTo(out);
                channel.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** What is written. */
    @FunctionalInterface
    public interface FileContent {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }
}
