package dev.roadcase.bundler.output;

import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A file that is written at any place, under a lock. Safe for several threads. */
final class WritableFile implements Closeable {
    private static final Set<OpenOption> FOR_ALL = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final FileChannel channel;
    private Optional<FileChannel> copying = Optional.empty();

    private WritableFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Opens it, with what stands there, unless that is a link. A second process at the same file is refused. */
    static WritableFile open(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            // No prepare makes a link here, and it may lead to a file of somebody else.
            Files.delete(path);
        }
        FileChannel channel = FileChannel.open(path, FOR_ALL);
        if (!holds(channel)) {
            throw Problem.machine(path + " is being written by another `bundle prepare`")
                    .advise("wait until it has ended, or choose another output with -o");
        }
        return new WritableFile(path, channel);
    }

    /** Whether the lock could be had; if not, the channel is closed. */
    private static boolean holds(FileChannel channel) throws IOException {
        boolean held = false;
        try {
            held = isLocked(channel);
            return held;
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    long length() throws IOException {
        return channel.size();
    }

    /** Drops all that stands behind this offset. */
    void truncate(long length) throws IOException {
        channel.truncate(length);
    }

    void write(ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    synchronized void copy(FileChannel source, long from, long count, long at) throws IOException {
        FileChannel target = copying().position(at);
        long done = 0;
        while (done < count) {
            long copied = source.transferTo(from + done, count - done, target);
            if (copied <= 0) {
                throw new EOFException("it ends after " + (from + done) + " bytes");
            }
            done += copied;
        }
    }

    void copyTo(Storage target, long from, long count, long at) throws IOException {
        target.copy(channel, from, count, at);
    }

    /**
     * The kernel copies to where a channel stands, so this takes a second one. It is closed with the other and never before:
     * POSIX ends a process' lock on a file with the first of its descriptors that is closed (fcntl(2)).
     */
    private FileChannel copying() throws IOException {
        if (copying.isEmpty()) {
            copying = Optional.of(FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        }
        return copying.get();
    }

    int read(ByteBuffer target, long at) throws IOException {
        return channel.read(target, at);
    }

    /** Gives it this length: zeros where it is shorter, nothing of what stands behind. */
    void resize(long length) throws IOException {
        if (channel.size() < length) {
            channel.write(ByteBuffer.allocate(1), length - 1);
        }
        channel.truncate(length);
    }

    /** Brings everything to the disk. */
    void force() throws IOException {
        channel.force(true);
    }

    @Override
    public synchronized void close() throws IOException {
        if (copying.isPresent()) {
            copying.get().close();
        }
        channel.close();
    }
}
