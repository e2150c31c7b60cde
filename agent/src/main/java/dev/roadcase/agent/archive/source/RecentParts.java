package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The parts of entries that came last or are on their way. Together they have at most so many bytes, however many read.
 * A part that somebody still reads does not make room, because it would be fetched again. Safe for use by several
 * threads.
 */
final class RecentParts {
    private final long most;
    private final long idleNanos;
    private final List<SharedPart> parts = new ArrayList<>();

    /**
     * @param most bytes of all parts; a part that is larger is kept only alone
     * @param idle after this time without a read, a part counts as given up
     */
    RecentParts(long most, Duration idle) {
        this.most = most;
        this.idleNanos = idle.toNanos();
    }

    /** A part, and whether the caller is the one that has to fetch it. */
    record WantedPart(SharedPart part, boolean isNew) {}

    /**
     * The part that has this byte of the entry's content, or a new one that begins with it. The new one has so many
     * bytes, or fewer if another part begins there. Empty if there is no room for it.
     */
    synchronized Optional<WantedPart> find(Entry entry, long at, int length) {
        return parts.stream()
                .filter(part -> part.holds(entry, at))
                .findFirst()
                .map(part -> new WantedPart(part, false))
                .or(() -> begin(entry, at, untilTheNext(entry, at, length)));
    }

    /** Forgets a part that could not be fetched. Whoever needs it, asks for it anew. */
    synchronized void forget(SharedPart part) {
        parts.remove(part);
    }

    synchronized void clear() {
        parts.clear();
    }

    /** Of all parts together. */
    synchronized long bytes() {
        return parts.stream().mapToLong(SharedPart::length).sum();
    }

    private int untilTheNext(Entry entry, long at, int length) {
        return (int) parts.stream()
                .filter(part -> part.isOf(entry) && part.from() > at)
                .mapToLong(part -> Math.min(length, part.from() - at))
                .min()
                .orElse(length);
    }

    private Optional<WantedPart> begin(Entry entry, long at, int length) {
        while (bytes() + length > most && !parts.isEmpty()) {
            Optional<SharedPart> oldest = parts.stream()
                    .filter(part -> part.isDone(idleNanos))
                    .min(Comparator.comparingLong(SharedPart::lastUse));
            if (oldest.isEmpty()) {
                return Optional.empty();
            }
            parts.remove(oldest.get());
        }
        SharedPart part = new SharedPart(entry, at, length);
        parts.add(part);
        return Optional.of(new WantedPart(part, true));
    }
}
