package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.Stretch;
import dev.roadcase.agent.archive.verification.Blobs;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bundle that was prepared before. Damage is reported once, and a damaged blob counts as missing. */
public final class OlderBundle implements Closeable {
    private final Blobs blobs;
    private final CheckedMark stamp;
    private final Events events;
    private final Set<Digest> damaged = ConcurrentHashMap.newKeySet();
    private final Set<Digest> whole = ConcurrentHashMap.newKeySet();

    private OlderBundle(Blobs blobs, CheckedMark stamp, Events events) {
        this.blobs = blobs;
        this.stamp = stamp;
        this.events = events;
    }

    /**
     * Opens a bundle. If it was cut short, the entries before the cut are used.
     *
     * @throws Problem exit 3 where the file is no bundle
     */
    public static OlderBundle open(Path file, Events events) {
        OlderBundle older = new OlderBundle(Blobs.in(Source.open(file)), CheckedMark.of(file), events);
        older.blobs.damage().ifPresent(problem -> older.warn(problem.getMessage() + "; what stands before is reused"));
        return older;
    }

    /** What to call it in a message: the path as it was given. */
    public String file() {
        return blobs.file();
    }

    /** Where a blob stands, unless it was found to be damaged. */
    public Optional<Entry> find(Descriptor blob) {
        return blobs.find(blob.digest())
                .filter(entry -> entry.size() == blob.size())
                .filter(entry -> !damaged.contains(blob.digest()));
    }

    /** A manifest or config, held against its digest. */
    public Optional<byte[]> document(Digest digest) {
        try {
            return damaged.contains(digest) ? Optional.empty() : blobs.document(digest);
        } catch (Problem e) {
            reject(digest);
            return Optional.empty();
        }
    }

    /** Where a blob's bytes stand in files, unchecked: whoever copies them holds what arrived against its digest. */
    public List<Stretch> stretches(Entry entry) {
        return blobs.stretches(entry);
    }

    /** Whether a blob's bytes have its digest. They are read at most once, and never in a file with a mark. */
    public boolean holds(Entry entry) {
        Digest digest = digest(entry);
        if (!whole.contains(digest) && !damaged.contains(digest)) {
            if (stamp.holds() || blobs.holds(entry)) {
                whole.add(digest);
            } else {
                reject(digest);
            }
        }
        return whole.contains(digest);
    }

    /** Reports a damaged blob, and does not offer it again. */
    public void reject(Entry entry) {
        reject(digest(entry));
    }

    private void reject(Digest digest) {
        if (damaged.add(digest)) {
            stamp.drop();
            warn(file() + ": blob " + digest + " is damaged; it is taken from elsewhere");
        }
    }

    /** The same as a bundle, where one of these keys signed it. */
    public Optional<Bundle> signed(Trust trust) {
        return blobs.signed(trust);
    }

    /**
     * Whether the whole file is exactly this bundle, byte for byte. A file that only looks like it is reported. One
     * with a mark is not read again.
     *
     * @param wanted all entries in their order
     * @param front digests of those that are not blobs, by name
     * @param threads to read with
     */
    public boolean isWhole(Collection<Entry> wanted, Map<String, Digest> front, int threads) {
        if (!blobs.isLaidOutAs(wanted, front)) {
            return false;
        }
        if (stamp.holds()) {
            return true;
        }
        Optional<FileStamp> before = stamp.now().filter(FileStamp::isSettled);
        Optional<Problem> damage = blobs.sweep(events, threads);
        damage.ifPresentOrElse(problem -> warn(problem.getMessage() + "; it is written anew"), () -> stamp.put(before));
        return damage.isEmpty();
    }

    private static Digest digest(Entry entry) {
        return EntryName.digest(entry.name()).orElseThrow();
    }

    private void warn(String fact) {
        events.emit(new Event.Warned(fact));
    }

    @Override
    public void close() {
        blobs.close();
    }
}
