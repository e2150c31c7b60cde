package dev.roadcase.agent.console.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes per second over the last ten seconds: long enough to be read, short enough to tell of a stall. */
final class Rate {
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final long STEP = Duration.ofMillis(250).toNanos();

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long moved;

    /** Begins to count at this time of a clock such as {@link System#nanoTime}. */
    Rate(long nanos) {
        samples.add(new Sample(nanos, 0));
    }

    /** Counts bytes that have just arrived. */
    void moved(long bytes, long nanos) {
        moved += bytes;
        if (nanos - samples.getLast().nanos() >= STEP) {
            samples.add(new Sample(nanos, moved));
            forget(nanos);
        }
    }

    /** Zero as long as nothing can be said. */
    double perSecond(long nanos) {
        forget(nanos);
        long span = nanos - samples.getFirst().nanos();
        return span < STEP ? 0 : (moved - samples.getFirst().moved()) * 1e9 / span;
    }

    /** The window begins with the last sample that is older than it. */
    private void forget(long nanos) {
        while (samples.size() > 1 && nanos - second().nanos() >= WINDOW) {
            samples.removeFirst();
        }
    }

    private Sample second() {
        return samples.stream().skip(1).findFirst().orElseThrow();
    }

    private record Sample(long nanos, long moved) {}
}
