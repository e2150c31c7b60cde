package dev.roadcase.bundler.output;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Brings written bytes to the disk while more arrives. So the end is quick, and a power cut costs little. Safe for
 * several threads.
 */
final class WriteOut implements Closeable {
    /** In bytes: smaller steps cost more than they save. */
    private static final long STEP = 64 << 20;

    private final Storage storage;
    private final Thread thread = new Thread(this::run, "write-out");
    private long waiting;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    private WriteOut(Storage storage) {
        this.storage = storage;
    }

    /** Begins; to be closed before the storage is. */
    static WriteOut of(Storage storage) {
        WriteOut writeOut = new WriteOut(storage);
        writeOut.thread.setDaemon(true);
        writeOut.thread.start();
        return writeOut;
    }

    /**
     * So many bytes more have been written.
     *
     * @throws IOException where the disk did not take earlier ones: the kernel says that only once
     */
    synchronized void wrote(long count) throws IOException {
        requireSound();
        waiting += count;
        if (waiting >= STEP) {
            notifyAll();
        }
    }

    private void run() {
        try {
            while (isDue()) {
                storage.force();
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(new IOException("interrupted while it was written", e));
        }
    }

    private synchronized boolean isDue() throws InterruptedException {
        while (waiting < STEP && !ended) {
            wait();
        }
        waiting = 0;
        return !ended;
    }

    private synchronized void fail(IOException reason) {
        failure = Optional.of(reason);
    }

    private synchronized void requireSound() throws IOException {
        if (failure.isPresent()) {
            throw new IOException(failure.get().getMessage(), failure.get());
        }
    }

    /** Waits for the disk. The caller brings the last bytes there. */
    void end() throws IOException {
        close();
        requireSound();
    }

    @Override
    public void close() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }
}
