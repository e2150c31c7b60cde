package dev.roadcase.inaetics.store;

import dev.roadcase.inaetics.sample.QueuedResult;
import dev.roadcase.inaetics.sample.Result;
import dev.roadcase.inaetics.wire.Delivery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the latest {@link #CAPACITY} results and drops the oldest for them. Safe for any number of threads. */
public final class ResultStore {
    public static final int CAPACITY = 20_000;

    /** A queue that is started again is another run; more than a few at a time there are not. */
    private static final int QUEUES = 4;

    private final Deque<Result> results = new ArrayDeque<>();
    private final Map<String, Seen> seenByQueue = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > QUEUES;
        }
    };
    private long received;

    /** Stores what it has not stored before. */
    public synchronized void add(Delivery delivery) {
        Seen seen = seenByQueue.computeIfAbsent(delivery.queue(), queue -> new Seen());
        for (QueuedResult queued : delivery.results()) {
            if (seen.add(queued.number())) {
                keep(queued.result());
            }
        }
    }

    private void keep(Result result) {
        received++;
        if (results.size() == CAPACITY) {
            results.removeFirst();
        }
        results.addLast(result);
    }

    /** How many results have arrived, each counted once, dropped ones too. */
    public synchronized long received() {
        return received;
    }

    /** The same, by the run of the queue that the samples came from; of the last queues only. */
    public synchronized Map<String, Long> receivedByQueue() {
        return seenByQueue.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().count()));
    }

    /** How many results are kept. */
    public synchronized int size() {
        return results.size();
    }

    /** Forgets the kept results, but not that they were received. */
    public synchronized void clear() {
        results.clear();
    }

    /**
     * The latest results whose samples were made in this span, in the order of their arrival.
     *
     * @param from in milliseconds since 1970, inclusive
     * @param to in milliseconds since 1970, exclusive
     * @param most how many; older ones are left out
     */
    public synchronized List<Result> between(long from, long to, int most) {
        ArrayDeque<Result> found = new ArrayDeque<>();
        for (var latest = results.descendingIterator(); latest.hasNext() && found.size() < most; ) {
            Result result = latest.next();
            if (result.sample().time() >= from && result.sample().time() < to) {
                found.addFirst(result);
            }
        }
        return List.copyOf(found);
    }
}
