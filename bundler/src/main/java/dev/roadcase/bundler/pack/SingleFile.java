package dev.roadcase.bundler.pack;

import dev.roadcase.agent.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A bundle that is one file, {@code FILE.partial} until it is finished. */
final class SingleFile implements Storage {
    private final Path output;
    private final Path path;
    private final FileChannel channel;
    /**
     * The kernel copies to where a channel stands. This one is closed with the other and never before: POSIX ends a
     * process' lock on a file with the first of its descriptors that is closed (fcntl(2)).
     */
    private final FileChannel copying;

    private SingleFile(Path output, Path path, FileChannel channel, FileChannel copying) {
        this.output = output;
        this.path = path;
        this.channel = channel;
        this.copying = copying;
    }

    /** Opens it, with what stands there. A second process at the same output is refused. */
    static SingleFile open(Path output, Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw Problem.machine(path + " is being written by another `bundle prepare`")
                    .advise("wait until it has ended, or choose another output with -o");
        }
        return new SingleFile(output, path, channel, FileChannel.open(path, StandardOpenOption.WRITE));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void empty() throws IOException {
        channel.truncate(0);
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    @Override
    public void copy(FileChannel source, long from, long count, long at) throws IOException {
        synchronized (copying) {
            copying.position(at);
            long done = 0;
            while (done < count) {
                long copied = source.transferTo(from + done, count - done, copying);
                if (copied <= 0) {
                    throw new EOFException("it ends after " + (from + done) + " bytes");
                }
                done += copied;
            }
        }
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        return channel.read(target, at);
    }

    @Override
    public void finish(long length) throws IOException {
        if (channel.size() < length) {
            channel.write(ByteBuffer.allocate(1), length - 1);
        }
        channel.force(true);
        Files.move(path, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    private void forceFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(output.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        copying.close();
        channel.close();
    }
}
