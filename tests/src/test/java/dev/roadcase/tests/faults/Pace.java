package dev.roadcase.tests.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A link of limited rate, which all who use it share. */
final class Pace {
    private final long bytesPerSecond;
    private long free = System.nanoTime();

    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** How many bytes to send at once: about a hundredth of a second's. */
    int portion() {
        return (int) Math.max(1, Math.min(16 << 10, bytesPerSecond / 100));
    }

    /** Returns when these bytes have passed. */
    void pass(int bytes) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(reserve(bytes) - System.nanoTime());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private synchronized long reserve(int bytes) {
        free = Math.max(free, System.nanoTime()) + TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
        return free;
    }
}
