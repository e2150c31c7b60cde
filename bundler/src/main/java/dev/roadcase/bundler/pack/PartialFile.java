package dev.roadcase.bundler.pack;

import dev.roadcase.agent.archive.Entry;
import dev.roadcase.agent.archive.TarHeader;
import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A bundle in the making, {@code FILE.partial}: it has its full length from the start and holes where blobs are missing. */
final class PartialFile implements Closeable {
    private final Path output;
    private final Path path;
    private final FileChannel channel;
    private Leftover leftover = Leftover.NONE;
    private boolean finished;

    private PartialFile(Path output, Path path, FileChannel channel) {
        this.output = output;
        this.path = path;
        this.channel = channel;
    }

    /** Creates it, empty, of this length. A second process at the same output is refused. */
    static PartialFile create(Path output, long length) {
        Path path = output.resolveSibling(output.getFileName() + ".partial");
        try {
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            PartialFile partial = new PartialFile(output, path, channel);
            partial.lock();
            partial.leftover = Leftover.of(() -> Files.deleteIfExists(path));
            partial.reserve(length);
            return partial;
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    private void lock() throws IOException {
        if (!locked()) {
            channel.close();
            throw Problem.machine(path + " is being written by another `bundle prepare`")
                    .advise("wait until it has ended, or choose another output with -o");
        }
    }

    private boolean locked() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Empties what an interrupted run may have left, then sets the length. */
    private void reserve(long length) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), length - 1);
    }

    /** Writes header and content at their offsets, and checks the content on its way. */
    void write(Entry entry, Blob blob) {
        try {
            writeFully(ByteBuffer.wrap(TarHeader.of(entry.name(), entry.size())), entry.start());
            CheckedTarget target = new CheckedTarget(new At(entry.offset()), blob);
            blob.content().copyTo(target);
            target.requireWhole();
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    /** Everything to the disk, then the new name, then the folder that holds it. */
    void finish() {
        try {
            channel.force(true);
            Files.move(path, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            finished = true;
            forceFolder();
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    private void forceFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(output.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** What is not finished is of no use to anybody yet: it is deleted. */
    @Override
    public void close() {
        try {
            if (!finished) {
                Files.deleteIfExists(path);
            }
            channel.close();
            leftover.forget();
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    private void writeFully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static Problem unwritable(Path output, IOException e) {
        return Problem.machine("cannot write " + output + ": " + reason(output, e))
                .advise("make room or choose another place with -o; what stood there is as it was")
                .causedBy(e);
    }

    private static String reason(Path output, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no folder " + output.toAbsolutePath().getParent();
        }
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }

    /** Writes on from an offset. */
    private final class At extends OutputStream {
        private long position;

        At(long position) {
            this.position = position;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writeFully(ByteBuffer.wrap(bytes, offset, length), position);
            position += length;
        }
    }
}
