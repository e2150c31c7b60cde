package dev.roadcase.inaetics.processor;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.sample.QueuedResult;
import dev.roadcase.inaetics.service.Complaint;
import dev.roadcase.inaetics.service.Stop;
import dev.roadcase.inaetics.wire.Delivery;
import dev.roadcase.inaetics.wire.Lease;
import dev.roadcase.inaetics.wire.RemoteQueue;
import dev.roadcase.inaetics.wire.RemoteStore;
import dev.roadcase.inaetics.wire.Settlement;
import dev.roadcase.inaetics.wire.Take;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes, processes and delivers, one lease after the other. What became of a lease is told with the next take. Asked to
 * stop, it ends the lease that it has; where the store does not answer then, it gives the samples back.
 */
final class Processing {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LAST_ATTEMPTS = 3;

    private final RemoteQueue queue;
    private final RemoteStore store;
    private final Pace pace;
    private final Clock clock;
    private final Complaint queueComplaint;
    private final Complaint storeComplaint;
    private final AtomicLong processed = new AtomicLong();
    private Take next;

    Processing(RemoteQueue queue, RemoteStore store, Pace pace, Clock clock, Events events) {
        this.queue = queue;
        this.store = store;
        this.pace = pace;
        this.clock = clock;
        this.queueComplaint = new Complaint("the queue does not answer", events);
        this.storeComplaint = new Complaint("the data store does not answer", events);
        this.next = new Take(Take.UNKNOWN, Optional.empty(), pace.batch());
    }

    /** How many samples it has processed and delivered. */
    long processed() {
        return processed.get();
    }

    void run(Stop stop) throws InterruptedException {
        while (!stop.isAsked()) {
            long began = System.nanoTime();
            Optional<Lease> lease = take();
            if (lease.isEmpty()) {
                stop.within(PAUSE);
            } else if (!lease.get().isEmpty()) {
                process(lease.get(), stop);
                pause(lease.get(), Duration.ofNanos(System.nanoTime() - began), stop);
            }
        }
        settle();
    }

    private Optional<Lease> take() throws InterruptedException {
        try {
            Lease lease = queue.take(next);
            next = new Take(lease.queue(), Optional.empty(), pace.batch());
            queueComplaint.over();
            return Optional.of(lease);
        } catch (IOException e) {
            queueComplaint.because(e);
            return Optional.empty();
        }
    }

    private void process(Lease lease, Stop stop) throws InterruptedException {
        long now = clock.millis();
        List<QueuedResult> results = lease.samples().stream()
                .map(sample -> QueuedResult.of(sample, now))
                .toList();
        Settlement settlement = deliver(lease, new Delivery(lease.queue(), results), stop);
        next = new Take(lease.queue(), Optional.of(settlement), pace.batch());
    }

    private Settlement deliver(Lease lease, Delivery delivery, Stop stop) throws InterruptedException {
        while (true) {
            try {
                String run = store.deliver(delivery);
                processed.addAndGet(delivery.results().size());
                storeComplaint.over();
                return Settlement.stored(lease.number(), run);
            } catch (IOException e) {
                storeComplaint.because(e);
                if (stop.within(PAUSE)) {
                    return Settlement.returned(lease.number());
                }
            }
        }
    }

    private void pause(Lease lease, Duration elapsed, Stop stop) throws InterruptedException {
        Duration pause = pace.pauseAfter(lease.samples().size(), elapsed);
        if (!lease.hurry() && !pause.isZero()) {
            stop.within(pause);
        }
    }

    private void settle() throws InterruptedException {
        next = new Take(next.queue(), next.settlement(), 0);
        for (int i = 0; i < LAST_ATTEMPTS && next.settlement().isPresent(); i++) {
            if (take().isEmpty()) {
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }
}
