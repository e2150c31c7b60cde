package dev.roadcase.bundler.remote.retry;

import java.time.Duration;

/**
 * How often a run repeats what fails in passing, and how long it waits before each repeat.
 *
 * @param tries of one thing in a row, the first among them; at least 1
 * @param firstWait before the first repeat; every later wait is twice as long, and longer where the server asks for it
 * @param longestWait that a server may ask for; a server that asks for more is not asked again
 * @param progress bytes; an attempt that brought as many was a success that was cut, and the tries are counted anew
 * @param failuresInARun of all transfers together, successes that were cut aside; then nothing is repeated any more
 */
public record RetryPolicy(int tries, Duration firstWait, Duration longestWait, long progress, int failuresInARun) {
    /** What a user gets. */
    public static final RetryPolicy USUAL = tries(6).waitingFirst(Duration.ofMillis(500))
            .waitingAtMost(Duration.ofMinutes(2))
            .countingAnewAfter(1 << 20)
            .untilFailuresInARun(100);

    /** Everything is tried once. */
    public static final RetryPolicy NEVER = USUAL.untilFailuresInARun(0);

    public RetryPolicy {
        if (tries < 1 || failuresInARun < 0 || progress < 1 || firstWait.isNegative()) {
            throw new IllegalArgumentException("no policy of retries: " + tries + " tries, " + failuresInARun
                    + " failures in a run, " + progress + " bytes, first wait " + firstWait);
        }
    }

    private static RetryPolicy tries(int tries) {
        return new RetryPolicy(tries, Duration.ZERO, Duration.ZERO, Long.MAX_VALUE, 0);
    }

    private RetryPolicy waitingFirst(Duration wait) {
        return new RetryPolicy(tries, wait, longestWait, progress, failuresInARun);
    }

    private RetryPolicy waitingAtMost(Duration wait) {
        return new RetryPolicy(tries, firstWait, wait, progress, failuresInARun);
    }

    private RetryPolicy countingAnewAfter(long bytes) {
        return new RetryPolicy(tries, firstWait, longestWait, bytes, failuresInARun);
    }

    private RetryPolicy untilFailuresInARun(int failures) {
        return new RetryPolicy(tries, firstWait, longestWait, progress, failures);
    }

    /** How long to wait before the next try. */
    Duration wait(int failedInARow, Duration askedFor) {
        Duration own = firstWait.multipliedBy(1L << (failedInARow - 1));
        return own.compareTo(askedFor) > 0 ? own : askedFor;
    }

    /** Whether a server may ask for this wait. */
    boolean allows(Duration wait) {
        return wait.compareTo(longestWait) <= 0;
    }
}
