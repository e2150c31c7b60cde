package dev.roadcase.inaetics.statistics;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast a count grows, computed again once 900 ms have passed. */
public final class Throughput {
    private static final long PERIOD = Duration.ofMillis(900).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier count;
    private final LongSupplier nanos;
    private long lastCount;
    private long lastTime;
    private double perSecond;

    /**
     * @param count only grows
     * @param nanos a clock such as {@link System#nanoTime}
     */
    public Throughput(LongSupplier count, LongSupplier nanos) {
        this.count = count;
        this.nanos = nanos;
        this.lastCount = count.getAsLong();
        this.lastTime = nanos.getAsLong();
    }

    /** Per second, over the last whole period. */
    public synchronized double perSecond() {
        long now = nanos.getAsLong();
        if (now - lastTime >= PERIOD) {
            long counted = count.getAsLong();
            perSecond = (counted - lastCount) * SECOND / (now - lastTime);
            lastCount = counted;
            lastTime = now;
        }
        return perSecond;
    }
}
