package dev.roadcase.inaetics.wire;

import dev.roadcase.inaetics.sample.Sample;
import java.util.List;

/**
 * From a producer to the queue: accept these. With it comes the producer's own count, so that a queue that handles puts
 * one after the other knows where every sample is.
 *
 * @param producer one run of one producer
 * @param attempt larger than that of every earlier put of this run, also where the same samples are sent again
 * @param first how many samples this run has made before these
 * @param produced how many it has made, these included
 * @param refused how many of the earlier ones it gave up, since no queue accepted them in time
 */
public record Put(String producer, long attempt, long first, long produced, long refused, List<Sample> samples) {
    /** Most samples of a message of any kind. */
    public static final int MOST = 1000;

    public Put {
        samples = List.copyOf(samples);
        if (attempt < 1 || first < 0 || refused < 0 || refused > first) {
            throw new IllegalArgumentException("a put whose counts cannot be");
        }
    }

    public byte[] bytes() {
        Written to = new Written(samples.size(), Written.SAMPLE);
        return to.text(producer)
                .number(attempt)
                .number(first)
                .number(produced)
                .number(refused)
                .list(samples, to::sample)
                .bytes();
    }

    /** @throws IllegalArgumentException where it is none */
    public static Put read(byte[] message) {
        return Read.whole(
                message,
                from -> new Put(
                        from.text(),
                        from.number(),
                        from.number(),
                        from.number(),
                        from.number(),
                        from.list(MOST, from::sample)));
    }
}
