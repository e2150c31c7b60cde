package dev.roadcase.inaetics.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * Where all samples are, at one instant of one run of the queue. Producers send their counts with the samples that these
 * are about, and processors settle what they took, so the queue's books hold at every instant, without stopping anything.
 * Each number is counted by itself; {@link #isBalanced} says whether they agree.
 *
 * @param queue names the run
 * @param produced by all producers, as they said with their last put
 * @param earlier of these, what earlier runs of the queue had accepted
 * @param pending of these, what a producer still has in its hands
 * @param refused of these, what producers gave up, since the queue had no room in time
 * @param queued accepted, and waiting
 * @param processing taken by processors, and not known to be stored
 * @param stored in a data store
 * @param storedBy the last in parts, by the run of the store
 */
public record Ledger(
        String queue,
        long produced,
        long earlier,
        long pending,
        long refused,
        long queued,
        long processing,
        long stored,
        Map<String, Long> storedBy) {
    public Ledger {
        storedBy = Map.copyOf(storedBy);
    }

    /** What should be 0: samples that were produced and are nowhere, or, below 0, that are in two places. */
    public long missing() {
        return produced - earlier - pending - refused - queued - processing - stored;
    }

    /** Whether every sample is in exactly one place. */
    public boolean isBalanced() {
        return missing() == 0;
    }

    /**
     * Whether a store's own count fits. It may be ahead of the books by what is stored and not settled yet, or was stored
     * by a processor whose lease ran out.
     *
     * @param store one run of a store
     * @param before how many different samples of this queue it had received before the books were read
     * @param after how many after that
     */
    public boolean agreesWith(String store, long before, long after) {
        long settled = storedBy.getOrDefault(store, 0L);
        return settled <= after && before <= settled + processing + queued;
    }

    public ObjectNode json() {
        ObjectNode json = Json.object()
                .put("queue", queue)
                .put("produced", produced)
                .put("earlier", earlier)
                .put("pending", pending)
                .put("refused", refused)
                .put("queued", queued)
                .put("processing", processing)
                .put("stored", stored)
                .put("missing", missing())
                .put("balanced", isBalanced());
        ObjectNode parts = json.putObject("storedBy");
        storedBy.forEach(parts::put);
        return json;
    }

    /** Reads what {@link #json} wrote; a count that is not there is 0. */
    public static Ledger read(ObjectNode json) {
        Map<String, Long> parts = new HashMap<>();
        json.path("storedBy")
                .properties()
                .forEach(part -> parts.put(part.getKey(), part.getValue().asLong()));
        return new Ledger(
                json.path("queue").asText(),
                json.path("produced").asLong(),
                json.path("earlier").asLong(),
                json.path("pending").asLong(),
                json.path("refused").asLong(),
                json.path("queued").asLong(),
                json.path("processing").asLong(),
                json.path("stored").asLong(),
                parts);
    }
}
