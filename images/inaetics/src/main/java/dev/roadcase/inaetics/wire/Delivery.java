package dev.roadcase.inaetics.wire;

import dev.roadcase.inaetics.sample.QueuedResult;
import dev.roadcase.inaetics.sample.Result;
import java.util.List;

/**
 * From a processor to the store: keep these. The answer is the name of the store's run.
 *
 * @param queue the run of the queue that numbered the samples: the store counts none of them twice
 */
public record Delivery(String queue, List<QueuedResult> results) {
    private static final int RESULT = Written.SAMPLE + 16;

    public Delivery {
        results = List.copyOf(results);
    }

    public byte[] bytes() {
        Written to = new Written(results.size(), RESULT);
        return to.text(queue)
                .list(
                        results,
                        queued -> to.number(queued.number())
                                .number(queued.result().time())
                                .value(queued.result().value())
                                .sample(queued.result().sample()))
                .bytes();
    }

    /** @throws IllegalArgumentException where it is none */
    public static Delivery read(byte[] message) {
        return Read.whole(
                message,
                from -> new Delivery(
                        from.text(),
                        from.list(
                                Put.MOST,
                                () -> new QueuedResult(
                                        from.number(), new Result(from.number(), from.value(), from.sample())))));
    }
}
