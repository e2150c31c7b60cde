package dev.roadcase.inaetics.queue;

import dev.roadcase.inaetics.ledger.Ledger;
import dev.roadcase.inaetics.sample.QueuedSample;
import dev.roadcase.inaetics.wire.Accepted;
import dev.roadcase.inaetics.wire.Lease;
import dev.roadcase.inaetics.wire.Put;
import dev.roadcase.inaetics.wire.Settlement;
import dev.roadcase.inaetics.wire.Take;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The queue. What it has accepted it keeps until a processor has settled it as stored: a lease that is given back, or not
 * settled in time, is lent to the next. Safe for any number of threads; holds at most {@link #CAPACITY} waiting samples
 * and as many under lease (given back ones may exceed the first).
 */
public final class SampleQueue {
    public static final int CAPACITY = 10_000;
    /** After this a processor is taken for dead, and its samples are lent to another. */
    public static final Duration LEASE = Duration.ofSeconds(5);

    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition arrived = lock.newCondition();
    private final Condition settled = lock.newCondition();
    private final Deque<QueuedSample> waiting = new ArrayDeque<>();
    private final Accounts accounts = new Accounts();
    private final Leases leases = new Leases(LEASE.toNanos());
    private final Stored stored = new Stored();
    private final String run;
    private final LongSupplier nanos;
    private long accepted;
    private boolean closing;
    private boolean hurried;

    /**
     * @param run the name of this run
     * @param nanos a clock such as {@link System#nanoTime}, by which leases end
     */
    public SampleQueue(String run, LongSupplier nanos) {
        this.run = run;
        this.nanos = nanos;
    }

    /**
     * Accepts as many of the samples as find room in this time, in their order. Sent again, the same samples are not
     * accepted twice.
     */
    public Accepted put(Put put, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            Account account = accounts.of(put);
            boolean waits = account.begin(put);
            for (long left = patience.toNanos(); waits && !closing && account.pending() > 0 && left > 0; ) {
                if (waiting.size() < CAPACITY) {
                    accept(account, put);
                } else {
                    left = room.awaitNanos(left);
                }
                waits = account.isCurrent(put);
            }
            return new Accepted(account.acceptedOf(put), closing);
        } finally {
            lock.unlock();
        }
    }

    private void accept(Account account, Put put) {
        while (account.pending() > 0 && waiting.size() < CAPACITY) {
            waiting.add(new QueuedSample(++accepted, account.accept(put)));
        }
        arrived.signal();
    }

    /** Settles, then lends what is there, up to what is asked for, waiting this long for the first; or nothing. */
    public Lease take(Take take, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            take.settlement().filter(its -> take.queue().equals(run)).ifPresent(this::settle);
            reclaim();
            for (long left = patience.toNanos(); lendable(take) == 0 && take.most() > 0 && left > 0; ) {
                left = arrived.awaitNanos(left);
                reclaim();
            }
            return lend(lendable(take));
        } finally {
            lock.unlock();
        }
    }

    private int lendable(Take take) {
        return Math.min(Math.min(take.most(), waiting.size()), Math.max(0, CAPACITY - leases.samples()));
    }

    private Lease lend(int count) {
        List<QueuedSample> lent = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lent.add(waiting.remove());
        }
        long number = count == 0 ? 0 : leases.add(lent, nanos.getAsLong());
        room.signalAll();
        if (!waiting.isEmpty()) {
            arrived.signal();
        }
        return new Lease(run, number, hurries(), lent);
    }

    private void settle(Settlement settlement) {
        leases.end(settlement.lease()).ifPresent(samples -> {
            if (settlement.isReturned()) {
                putBack(samples);
            } else {
                stored.add(settlement.store(), samples.size());
            }
        });
        settled.signalAll();
    }

    private void reclaim() {
        putBack(leases.endOverdue(nanos.getAsLong()));
    }

    private void putBack(List<QueuedSample> samples) {
        for (int i = samples.size() - 1; i >= 0; i--) {
            waiting.addFirst(samples.get(i));
        }
        if (!samples.isEmpty()) {
            arrived.signal();
        }
    }

    /** Where every sample is, now. */
    public Ledger ledger() {
        lock.lock();
        try {
            Totals totals = accounts.totals();
            return new Ledger(
                    run,
                    totals.produced(),
                    totals.earlier(),
                    totals.pending(),
                    totals.refused(),
                    waiting.size(),
                    leases.samples(),
                    stored.total(),
                    stored.byRun());
        } finally {
            lock.unlock();
        }
    }

    /** How full it is, from 0 to 100; more where processors have given back what no longer has room. */
    public double utilisation() {
        return 100.0 * size() / CAPACITY;
    }

    /** How many samples it has accepted, ever. */
    public long accepted() {
        lock.lock();
        try {
            return accepted;
        } finally {
            lock.unlock();
        }
    }

    private int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Asks processors to leave out their pauses until the queue is empty. */
    public void hurry() {
        lock.lock();
        try {
            hurried = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean hurries() {
        hurried = hurried && !waiting.isEmpty();
        return hurried || closing;
    }

    /**
     * Accepts no more, and waits until processors have settled everything that was accepted, or this long.
     *
     * @return how many samples are left
     */
    public int drain(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            closing = true;
            room.signalAll();
            for (long left = longest.toNanos(); left() > 0 && left > 0; ) {
                long glance = Math.min(GLANCE, left);
                left -= glance - settled.awaitNanos(glance);
                reclaim();
            }
            return left();
        } finally {
            lock.unlock();
        }
    }

    private int left() {
        return waiting.size() + leases.samples();
    }
}
