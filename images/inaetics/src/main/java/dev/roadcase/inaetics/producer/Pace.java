package dev.roadcase.inaetics.producer;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When samples are due. What was missed for longer than a tenth of a second is not made up for. */
final class Pace {
    private static final double LONGEST = 0.1;
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private long last;
    private double due;

    /** @param nanos a clock such as {@link System#nanoTime} */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /** How many samples are due since the call before. */
    int due(int perSecond) {
        long now = nanos.getAsLong();
        double seconds = (now - last) / SECOND;
        last = now;
        due = Math.min(due + perSecond * seconds, Math.max(1, perSecond * LONGEST));
        int whole = perSecond == 0 ? 0 : (int) due;
        due -= whole;
        return whole;
    }
}
