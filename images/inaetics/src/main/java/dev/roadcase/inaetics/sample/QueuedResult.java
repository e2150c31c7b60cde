package dev.roadcase.inaetics.sample;

/**
 * The result of a queued sample.
 *
 * @param number the sample's
 */
public record QueuedResult(long number, Result result) {
    public QueuedResult {
        QueuedSample.requireNumber(number);
    }

    /** Processes a queued sample. */
    public static QueuedResult of(QueuedSample queued, long time) {
        return new QueuedResult(queued.number(), Result.of(queued.sample(), time));
    }
}
