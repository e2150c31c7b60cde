package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The parts of entries that came last: one for each thread that reads in order. Safe for use by several threads. */
final class RecentParts {
    private static final int MOST = 4;

    private final Deque<FetchedPart> parts = new ArrayDeque<>();

    /** The part that holds this byte of the entry's content. */
    synchronized Optional<FetchedPart> find(Entry entry, long at) {
        return parts.stream().filter(part -> part.holds(entry, at)).findFirst();
    }

    /** Keeps it, in place of the part before it, which was read to its end. */
    synchronized void keep(FetchedPart part) {
        parts.removeIf(other -> other.endsAt(part));
        if (parts.size() >= MOST) {
            parts.removeFirst();
        }
        parts.addLast(part);
    }

    synchronized void clear() {
        parts.clear();
    }

    /** @param from its first byte within the entry's content */
    record FetchedPart(Entry entry, long from, byte[] bytes) {
        boolean holds(Entry other, long at) {
            return entry == other && at >= from && at < from + bytes.length;
        }

        boolean endsAt(FetchedPart next) {
            return entry == next.entry && from + bytes.length == next.from;
        }
    }
}
