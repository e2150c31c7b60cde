package dev.roadcase.inaetics.queue;

import dev.roadcase.inaetics.sample.QueuedSample;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What processors have taken and not settled, in the order of their ends. Guarded by the queue's lock. */
final class Leases {
    private final Map<Long, Held> held = new LinkedHashMap<>();
    private final long length;
    private long lastNumber;

    /** @param length of a lease, in nanoseconds */
    Leases(long length) {
        this.length = length;
    }

    private record Held(List<QueuedSample> samples, long began) {}

    long add(List<QueuedSample> samples, long now) {
        held.put(++lastNumber, new Held(samples, now));
        return lastNumber;
    }

    /** Ends a lease; absent where it has ended already, or never was. */
    Optional<List<QueuedSample>> end(long number) {
        return Optional.ofNullable(held.remove(number)).map(Held::samples);
    }

    /** Ends all leases whose time is over, and gives back what they held. */
    List<QueuedSample> endOverdue(long now) {
        List<QueuedSample> samples = new ArrayList<>();
        Iterator<Held> all = held.values().iterator();
        for (boolean overdue = true; overdue && all.hasNext(); ) {
            Held eldest = all.next();
            overdue = now - eldest.began() >= length;
            if (overdue) {
                samples.addAll(eldest.samples());
                all.remove();
            }
        }
        return samples;
    }

    /** How many samples are under lease. */
    int samples() {
        return held.values().stream().mapToInt(lease -> lease.samples().size()).sum();
    }
}
