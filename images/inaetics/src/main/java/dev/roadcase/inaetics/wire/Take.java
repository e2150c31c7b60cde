package dev.roadcase.inaetics.wire;

import java.util.Optional;

/**
 * From a processor to the queue: what became of the lease before, and give me more.
 *
 * @param queue the run of the queue that the settlement is for; another one has no such lease
 * @param most how many samples; 0 to settle only
 */
public record Take(String queue, Optional<Settlement> settlement, int most) {
    /** What stands for the queue of a processor that has met none yet. */
    public static final String UNKNOWN = "?";

    public Take {
        if (most < 0 || most > Put.MOST) {
            throw new IllegalArgumentException("a take of " + most + " samples, not of 0 to " + Put.MOST);
        }
    }

    public byte[] bytes() {
        Written to = new Written(1, 3 * Text.LONGEST);
        return to.text(queue)
                .list(settlement.stream().toList(), settled -> settled.writeTo(to))
                .number(most)
                .bytes();
    }

    /** @throws IllegalArgumentException where it is none */
    public static Take read(byte[] message) {
        return Read.whole(
                message,
                from -> new Take(
                        from.text(),
                        from.list(1, () -> Settlement.from(from)).stream().findFirst(),
                        (int) from.number()));
    }
}
