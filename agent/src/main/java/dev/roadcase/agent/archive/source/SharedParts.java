package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.RecentParts.WantedPart;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Reads the contents of entries from a server in parts of one mebibyte. A part is fetched once: all others who need it
 * wait for it. However many read, parts take at most 24 MiB and eight of them are on their way at once. If all parts
 * that are here are still being read, a reader gets only what it asked for.
 */
final class SharedParts {
    private static final int PART = 1 << 20;
    private static final long MOST = 24L << 20;
    private static final int FETCHES = 8;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration UNTIL_IT_GOES_ON = Duration.ofMinutes(2);

    private final String server;
    private final PartServer parts;
    private final RecentParts recent = new RecentParts(MOST, IDLE);
    private final Semaphore fetches = new Semaphore(FETCHES, true);

    /** @param server what to call it in a message */
    SharedParts(String server, PartServer parts) {
        this.server = server;
        this.parts = parts;
    }

    /**
     * Reads on to the end of a part.
     *
     * @param at the first byte within the content
     * @param end where the reader will stop; nothing is fetched from there on
     * @return how many bytes were read, at least 1
     */
    int read(Entry entry, ByteBuffer target, long at, long end) {
        Optional<Integer> count;
        do {
            count = isDocument(entry) ? read(entry, target, at, 0, size(entry)) : readBlob(entry, target, at, end);
        } while (count.isEmpty());
        return count.get();
    }

    private Optional<Integer> readBlob(Entry blob, ByteBuffer target, long at, long end) {
        return read(blob, target, at, at, (int) Math.min(PART, Math.min(blob.size(), end) - at));
    }

    /** Empty if somebody else was to fetch the part and was interrupted. */
    private Optional<Integer> read(Entry entry, ByteBuffer target, long at, long from, int length) {
        Optional<WantedPart> wanted = recent.find(entry, from, length);
        if (wanted.isEmpty()) {
            return Optional.of(readPast(entry, target, at, from, length));
        }
        SharedPart part = wanted.get().part();
        if (wanted.get().isNew()) {
            fetch(entry, part);
        }
        return part.read(target, at);
    }

    private void fetch(Entry entry, SharedPart part) {
        boolean fetched = false;
        try {
            part.complete(fetch(entry, part.from(), part.length()));
            fetched = true;
        } catch (Problem e) {
            recent.forget(part);
            part.fail(e);
            throw e;
        } finally {
            if (!fetched) {
                recent.forget(part);
                part.fail(new IllegalStateException("its fetcher stopped"));
            }
        }
    }

    /** Reads without keeping anything. */
    private int readPast(Entry entry, ByteBuffer target, long at, long from, int length) {
        int wanted = isDocument(entry) ? length : Math.min(length, target.remaining());
        byte[] bytes = fetch(entry, from, wanted);
        int count = Math.min(target.remaining(), (int) (from + wanted - at));
        target.put(bytes, (int) (at - from), count);
        return count;
    }

    private byte[] fetch(Entry entry, long from, int length) {
        try {
            fetches.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
        try {
            return parts.part(entry, from, length, UNTIL_IT_GOES_ON);
        } finally {
            fetches.release();
        }
    }

    /** Entries before the blobs are documents, and servers send documents whole. */
    private static boolean isDocument(Entry entry) {
        return EntryName.FIRST.contains(entry.name());
    }

    private int size(Entry document) {
        if (document.size() > Json.LARGEST_DOCUMENT) {
            throw Problem.notAuthentic(server + ": entry " + document.name() + " has " + document.size()
                    + " bytes, too many for a document");
        }
        return (int) document.size();
    }

    /** Of all parts that are kept, or on their way to be kept. */
    long bytes() {
        return recent.bytes();
    }

    void clear() {
        recent.clear();
    }
}
