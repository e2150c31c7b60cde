package dev.roadcase.agent.archive.verification;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads every entry with several threads. It checks blobs against the digests in their names, and padding for zeros. It
 * does not need the index, so it may run while the signature is being checked; then its findings wait.
 */
final class Sweep implements Closeable {
    private final Source source;
    private final Events events;
    private final Queue<Entry> work;
    private final Queue<Damage> found = new ConcurrentLinkedQueue<>();
    private final List<Thread> others = new ArrayList<>();

    private Sweep(Source source, Events events, Collection<Entry> entries) {
        this.source = source;
        this.events = events;
        this.work = new ConcurrentLinkedQueue<>(entries.stream()
                .sorted(Comparator.comparingLong(Entry::size).reversed())
                .toList());
    }

    /** Starts all threads but one: the caller itself works too, in {@link #firstDamage}. */
    static Sweep start(Source source, Collection<Entry> entries, Events events, int threads) {
        Sweep sweep = new Sweep(source, events, entries);
        for (int i = 1; i < threads; i++) {
            Thread thread = new Thread(sweep::drain, "verify-" + i);
            sweep.others.add(thread);
            thread.start();
        }
        return sweep;
    }

    /** Reads what is left, and then answers the first damage in the file. */
    Optional<Damage> firstDamage() {
        drain();
        others.forEach(Sweep::join);
        return found.stream().min(Comparator.comparingLong(Damage::offset));
    }

    /** Stops after the entries that are being read now. */
    @Override
    public void close() {
        work.clear();
        others.forEach(Sweep::join);
    }

    private void drain() {
        EntryCheck check = new EntryCheck(source);
        for (Entry entry = work.poll(); entry != null; entry = work.poll()) {
            read(check, entry);
            events.emit(new Event.TransferMoved(source.name(), entry.end() - entry.start()));
        }
    }

    private void read(EntryCheck check, Entry entry) {
        try {
            check.damage(entry, EntryName.digest(entry.name())).ifPresent(found::add);
        } catch (Problem e) {
            found.add(new Damage(entry.start(), entry.name(), e.getMessage(), Optional.of(e)));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }
}
