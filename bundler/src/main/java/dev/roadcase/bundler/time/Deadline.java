package dev.roadcase.bundler.time;

import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** How long somebody waits for something, from the moment at which this is made. */
public final class Deadline {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Duration most;
    private final Instant end;

    public Deadline(Duration most) {
        this.most = most;
        this.end = Instant.now().plus(most);
    }

    /** Waits until it holds. Answers whether it did in time; it is looked at once at least. */
    public boolean until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            pause(BETWEEN);
        }
        return true;
    }

    /** The time in words. */
    @Override
    public String toString() {
        return most.toSeconds() + " s";
    }

    /** Waits this long. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }
}
