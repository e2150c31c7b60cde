package dev.roadcase.agent.archive;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads every byte of a bundle whose signature has held, with as many threads as there are cores, and holds it against
 * what the index and version 1 of the format say it must be: blobs, padding, the end, and that all that should be there
 * is there and nothing else. Headers were held against version 1 when the bundle was opened.
 */
public final class Verification {
    private final Bundle bundle;
    private final Events events;
    private final int threads;

    /** Threads: at least one. */
    public Verification(Bundle bundle, Events events, int threads) {
        this.bundle = bundle;
        this.events = events;
        this.threads = threads;
    }

    /**
     * Verifies everything.
     *
     * @throws Problem exit 4, naming the first bad entry and the offset in the file
     */
    public void run() {
        events.emit(new Event.TransferBegan(bundle.file(), bundle.size()));
        Optional<Damage> damage = firstDamage();
        if (damage.isPresent()) {
            throw damage.get().problem(bundle.file());
        }
        new Completeness(bundle).require();
        events.emit(new Event.TransferEnded(bundle.file()));
    }

    private Optional<Damage> firstDamage() {
        Queue<Damage> found = new ConcurrentLinkedQueue<>();
        Queue<Entry> work = new ConcurrentLinkedQueue<>(largestFirst(bundle.entries()));
        List<Thread> others = java.util.stream.IntStream.range(1, threads)
                .mapToObj(i -> new Thread(() -> drain(work, found), "verify-" + i))
                .toList();
        others.forEach(Thread::start);
        drain(work, found);
        others.forEach(Verification::join);
        new Tail(bundle).damage().ifPresent(found::add);
        return found.stream().min(Comparator.comparingLong(Damage::offset));
    }

    private void drain(Queue<Entry> work, Queue<Damage> found) {
        EntryCheck check = new EntryCheck(bundle.source());
        for (Entry entry = work.poll(); entry != null; entry = work.poll()) {
            try {
                check.damage(entry, expected(entry)).ifPresent(found::add);
            } catch (Problem e) {
                found.add(new Damage(entry.start(), entry.name(), e.getMessage(), Optional.of(e)));
            }
            events.emit(new Event.TransferMoved(bundle.file(), entry.end() - entry.start()));
        }
    }

    /** Blobs are named after their digest; the small entries in front are vouched for by the index or were checked at opening. */
    private Optional<Digest> expected(Entry entry) {
        if (entry.name().equals(EntryName.DOCKER_MANIFESTS)) {
            return bundle.index().annotation(Annotation.DOCKER_MANIFESTS).map(Digest::parse);
        }
        return EntryName.digest(entry.name());
    }

    private static List<Entry> largestFirst(Collection<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingLong(Entry::size).reversed())
                .toList();
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
