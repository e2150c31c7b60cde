package dev.roadcase.inaetics.queue;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many samples are settled as stored, in all and by the run of the store. Guarded by the queue's lock. */
final class Stored {
    /** A viewer that is started again is another run; the books name the last ones. */
    private static final int RUNS = 8;

    private final Map<String, Long> byRun = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > RUNS;
        }
    };
    private long total;

    void add(String store, int samples) {
        total += samples;
        byRun.merge(store, (long) samples, Long::sum);
    }

    long total() {
        return total;
    }

    Map<String, Long> byRun() {
        return Map.copyOf(byRun);
    }
}
