package dev.roadcase.agent.relay;

import java.time.Duration;

/** How many bytes a relay receives in a second, now. Safe for use by several threads. */
final class RelayRate {
    private static final long SLICE = Duration.ofMillis(250).toNanos();
    private static final int SLICES = 4;

    private final long[] bytes = new long[SLICES + 1];
    private long current = System.nanoTime() / SLICE;

    synchronized void add(int count) {
        turn();
        bytes[at(current)] += count;
    }

    /** Bytes of the last second that is over. */
    synchronized long now() {
        turn();
        long sum = 0;
        for (int back = 1; back <= SLICES; back++) {
            sum += bytes[at(current - back)];
        }
        return sum;
    }

    private void turn() {
        long now = System.nanoTime() / SLICE;
        for (long slice = Math.max(current + 1, now - SLICES); slice <= now; slice++) {
            bytes[at(slice)] = 0;
        }
        current = now;
    }

    private int at(long slice) {
        return (int) Math.floorMod(slice, (long) bytes.length);
    }
}
