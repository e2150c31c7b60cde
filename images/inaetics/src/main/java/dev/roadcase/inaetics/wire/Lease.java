package dev.roadcase.inaetics.wire;

import dev.roadcase.inaetics.sample.QueuedSample;
import java.util.List;

/**
 * The queue's answer to a take: these are yours for some seconds, after which another processor gets them.
 *
 * @param queue the run of the queue
 * @param number of this queue's leases; 0 for none
 * @param hurry whether the queue wants to be empty soon: process without pauses
 */
public record Lease(String queue, long number, boolean hurry, List<QueuedSample> samples) {
    public Lease {
        samples = List.copyOf(samples);
    }

    public boolean isEmpty() {
        return samples.isEmpty();
    }

    public byte[] bytes() {
        Written to = new Written(samples.size(), Written.SAMPLE);
        return to.text(queue)
                .number(number)
                .truth(hurry)
                .list(samples, queued -> to.number(queued.number()).sample(queued.sample()))
                .bytes();
    }

    /** @throws IllegalArgumentException where it is none */
    public static Lease read(byte[] message) {
        return Read.whole(
                message,
                from -> new Lease(
                        from.text(),
                        from.number(),
                        from.truth(),
                        from.list(Put.MOST, () -> new QueuedSample(from.number(), from.sample()))));
    }
}
