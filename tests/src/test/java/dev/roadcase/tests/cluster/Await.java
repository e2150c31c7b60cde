package dev.roadcase.tests.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what takes its time, and no longer. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private Await() {}

    /**
     * Returns once it holds, with the time that took. As long as the question fails, nobody knows, and it is asked again.
     *
     * @param state is asked, and told, where it does not hold in time
     */
    public static Duration until(String what, Duration most, BooleanSupplier holds, Supplier<String> state) {
        long start = System.nanoTime();
        for (Optional<AssertionError> doubt = doubt(holds); doubt.isPresent(); doubt = doubt(holds)) {
            if (System.nanoTime() - start > most.toNanos()) {
                String late = "not within " + most.toSeconds() + " s: " + what + "\n" + state.get();
                throw new AssertionError(late, doubt.get());
            }
            pause(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Optional<AssertionError> doubt(BooleanSupplier holds) {
        try {
            return holds.getAsBoolean() ? Optional.empty() : Optional.of(new AssertionError("it does not hold"));
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }

    /** Returns at once where that has passed. */
    static void pauseUntil(Instant time) {
        pause(Duration.between(Instant.now(), time));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(Math.max(0, time.toMillis()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
