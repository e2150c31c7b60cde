package dev.roadcase.inaetics.sample;

/**
 * A sample that a queue has accepted.
 *
 * @param number 1 for the first that this queue accepted, and one more for each after it: delivered twice, it has the same
 */
public record QueuedSample(long number, Sample sample) {
    public QueuedSample {
        if (number < 1) {
            throw new IllegalArgumentException("a queued sample's number below 1: " + number);
        }
    }
}
