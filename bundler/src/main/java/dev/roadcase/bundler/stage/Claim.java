package dev.roadcase.bundler.stage;

import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** A lock on an output: one process at a time works on it. The lock ends with the process. */
final class Claim implements Closeable {
    /** In bytes: a disk whose files cannot have holes writes them all. */
    private static final int LONGEST = 1 << 20;

    private final Path file;
    private final FileChannel channel;

    private Claim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a file, which is made where it does not exist.
     *
     * @throws Problem of the machine, where another process has it
     */
    static Claim on(Path file, Path output) throws IOException {
        Claim claim = new Claim(file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (claim.holds()) {
            return claim;
        }
        throw Problem.machine(output + " is being written by another `bundle prepare`")
                .advise("wait until it has ended, or choose another output with -o");
    }

    /** Whether it could be had; if not, it is closed. */
    private boolean holds() throws IOException {
        boolean held = false;
        try {
            held = isLocked() && isStillThere();
            return held;
        } finally {
            if (!held) {
                close();
            }
        }
    }

    private boolean isLocked() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Whether the path still leads to the locked file: a process that has just ended deletes it. The locked file gets a
     * random length, and the path must show the same length. A second open is no way: POSIX ends all locks of a process
     * on a file when any descriptor of it is closed (fcntl(2)).
     */
    private boolean isStillThere() throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), ThreadLocalRandom.current().nextInt(LONGEST));
        try {
            return Files.size(file) == channel.size();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
