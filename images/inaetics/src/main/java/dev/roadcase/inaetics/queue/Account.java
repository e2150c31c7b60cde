package dev.roadcase.inaetics.queue;

import dev.roadcase.inaetics.sample.Sample;
import dev.roadcase.inaetics.wire.Put;

/** One run of one producer in the queue's books. Guarded by the queue's lock. */
final class Account {
    private final long earlier;
    private long attempt;
    private long produced;
    private long refused;
    private long next;
    private long end;

    Account(Put first) {
        earlier = first.first() - first.refused();
        next = first.first();
    }

    /** Takes note of a put; says no to one that was sent before another that is known already, and so means nothing. */
    boolean begin(Put put) {
        if (put.attempt() <= attempt) {
            return false;
        }
        attempt = put.attempt();
        produced = put.produced();
        refused = put.refused();
        next = Math.max(next, put.first());
        end = Math.max(next, put.first() + put.samples().size());
        return true;
    }

    /** Whether the producer waits for the answer to this one, and to no later one. */
    boolean isCurrent(Put put) {
        return put.attempt() == attempt;
    }

    /** How many of the put's samples are not accepted. */
    long pending() {
        return end - next;
    }

    /** How many of a put's samples were accepted, by this put or an earlier attempt of it. */
    int acceptedOf(Put put) {
        return (int) Math.max(0, Math.min(next - put.first(), put.samples().size()));
    }

    Sample accept(Put put) {
        return put.samples().get((int) (next++ - put.first()));
    }

    Totals totals() {
        return new Totals(produced, earlier, pending(), refused);
    }
}
