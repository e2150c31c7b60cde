package dev.roadcase.inaetics.process;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long to wait before a process is started again: not at all the first time, then twice as long each time that it ends
 * soon (as the kubelet does, "CrashLoopBackOff"). Not for several threads.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A process that has lived as long as this after the last end is well again. */
    private static final Duration WELL = Duration.ofSeconds(60);

    private final LongSupplier nanos;
    private Duration pause = Duration.ZERO;
    private long well;
    private long over;

    /** @param nanos a clock such as {@link System#nanoTime} */
    Backoff(LongSupplier nanos) {
        this.nanos = nanos;
        this.over = nanos.getAsLong();
        this.well = over;
    }

    /** A process has ended by itself. */
    void ended() {
        long now = nanos.getAsLong();
        pause = now - well >= 0 ? Duration.ZERO : next();
        well = now + WELL.toNanos();
        over = now + pause.toNanos();
    }

    private Duration next() {
        Duration longer = pause.isZero() ? FIRST : pause.multipliedBy(2);
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    /** Whether a process may be started now. */
    boolean isOver() {
        return nanos.getAsLong() - over >= 0;
    }
}
