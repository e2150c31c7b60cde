package dev.roadcase.bundler.spec.workload;

import java.time.Duration;

/**
 * What to wait for.
 *
 * @param timeout above zero, at most a day
 */
public record Wait(Condition condition, Duration timeout) {
    /** How long a wait lasts that does not say. */
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(1);

    /** A state of what a workload has made; its lower-case name is what demo.yaml says. */
    public enum Condition {
        /** Every pod is ready, or has ended well. */
        PODS
    }

    public Wait {
        requireTimeout(timeout);
    }

    static Duration requireTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "not a time to wait (above 0, at most 24h): " + timeout.toSeconds() + "s");
        }
        return timeout;
    }
}
