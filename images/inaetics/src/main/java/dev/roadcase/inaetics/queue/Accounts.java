package dev.roadcase.inaetics.queue;

import dev.roadcase.inaetics.wire.Put;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The accounts of all runs of all producers. Those that have not been heard of for longest are added up in one line, so
 * that producers may come and go for as long as a show lasts. Guarded by the queue's lock.
 */
final class Accounts {
    /** How many runs have an account of their own. */
    static final int MOST = 64;

    private final Map<String, Account> byProducer = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
            if (size() <= MOST) {
                return false;
            }
            closed = closed.plus(eldest.getValue().totals());
            return true;
        }
    };
    private Totals closed = Totals.NONE;

    Account of(Put put) {
        return byProducer.computeIfAbsent(put.producer(), producer -> new Account(put));
    }

    Totals totals() {
        return byProducer.values().stream().map(Account::totals).reduce(closed, Totals::plus);
    }
}
