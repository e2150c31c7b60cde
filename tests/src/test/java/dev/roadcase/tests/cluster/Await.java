package dev.roadcase.tests.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what takes its time, and no longer. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private Await() {}

    /**
     * Returns once it holds, with the time that took.
     *
     * @param state is asked, and told, where it does not hold in time
     */
    static Duration until(String what, Duration most, BooleanSupplier holds, Supplier<String> state) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(most) > 0) {
                throw new AssertionError("not within " + most.toSeconds() + " s: " + what + "\n" + state.get());
            }
            pause(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
