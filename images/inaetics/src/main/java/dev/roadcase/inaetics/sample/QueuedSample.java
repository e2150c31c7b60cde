package dev.roadcase.inaetics.sample;

/**
 * A sample that a queue has accepted.
 *
 * @param number 1 for the first that this queue accepted, and one more for each after it: delivered twice, it has the same
 */
public record QueuedSample(long number, Sample sample) {
    /** No queue lives to accept more: it takes three hundred years at a million a second. */
    static final long LARGEST = 10_000_000_000_000_000L;

    public QueuedSample {
        requireNumber(number);
    }

    /** A store that believed in a larger one would take all that are real for seen. */
    static void requireNumber(long number) {
        if (number < 1 || number > LARGEST) {
            throw new IllegalArgumentException(
                    "a queued sample's number that is not from 1 to " + LARGEST + ": " + number);
        }
    }
}
