package dev.roadcase.agent.archive.verification;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Entries;
import dev.roadcase.agent.archive.bundle.Opening;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import dev.roadcase.agent.archive.source.Stretch;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import java.io.Closeable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The blobs of a bundle whose signature was not checked. Only its digest says what a blob is, so a reader must check
 * its bytes against that digest. Headers are read as strictly as those of a trusted bundle. Of everything else this
 * class says only whether it is as the caller expects. Safe for use by several threads.
 */
public final class Blobs implements Closeable {
    private final Source source;
    private final Entries entries;

    private Blobs(Source source, Entries entries) {
        this.source = source;
        this.entries = entries;
    }

    /**
     * Walks the headers; in a damaged bundle, up to the damage. It closes the source when it is closed, and also if
     * this fails.
     *
     * @throws Problem exit 3 if it is no bundle
     */
    public static Blobs in(Source source) {
        return source.openedBy(() -> new Blobs(source, new Opening(source).salvage()));
    }

    /** What to call it in a message: the path as it was given. */
    public String file() {
        return source.name();
    }

    /** Why entries further on were not found, if a header is damaged. */
    public Optional<Problem> damage() {
        return entries.damage();
    }

    /** All entries that were found, in their order. */
    public Collection<Entry> entries() {
        return entries.all();
    }

    /** Where a blob of this digest and size stands. */
    public Optional<Entry> find(Digest digest) {
        return entries.find(EntryName.of(digest));
    }

    /**
     * The content of a small blob, checked against its digest.
     *
     * @return empty if it is not here, or is larger than {@link Json#LARGEST_DOCUMENT}
     * @throws Problem exit 4 if it is damaged
     */
    public Optional<byte[]> document(Digest digest) {
        return find(digest)
                .filter(entry -> entry.size() <= Json.LARGEST_DOCUMENT)
                .map(entry -> checked(digest, new SourceBytes(source).content(entry, Json.LARGEST_DOCUMENT)));
    }

    /** Whether the content has the digest in the entry's name. Reads all of it. */
    public boolean holds(Entry entry) {
        return new EntryCheck(source)
                .damage(entry, EntryName.digest(entry.name()))
                .isEmpty();
    }

    /**
     * Where a blob's bytes are in files. They are unchecked: whoever copies them must check the copy against the
     * digest.
     */
    public List<Stretch> stretches(Entry entry) {
        return source.stretches(entry.offset(), entry.size());
    }

    /**
     * Whether this bundle has exactly this layout. It says nothing about the content of blobs.
     *
     * @param wanted all entries in their order
     * @param front digests of those that are not blobs, by name
     */
    public boolean isLaidOutAs(Collection<Entry> wanted, Map<String, Digest> front) {
        return damage().isEmpty()
                && wanted.stream().toList().equals(entries.all().stream().toList())
                && front.entrySet().stream().allMatch(entry -> isContent(entry.getKey(), entry.getValue()));
    }

    /** Reads every byte with this many threads. Answers the first damage in the file. */
    public Optional<Problem> sweep(Events events, int threads) {
        try (Sweep sweep = Sweep.start(source, entries.all(), events, threads)) {
            return damage().or(() -> sweep.firstDamage()
                    .or(() -> new Tail(source, entries).damage())
                    .map(found -> found.problem(file())));
        }
    }

    /** The same file as a bundle, if its signature is trusted. Closing these blobs closes it. */
    public Optional<Bundle> signed(Trust trust) {
        if (damage().isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Opening(source).bundle(entries, trust));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private boolean isContent(String name, Digest wanted) {
        return entries.find(name)
                .map(new EntryCheck(source)::digest)
                .filter(wanted::equals)
                .isPresent();
    }

    private byte[] checked(Digest digest, byte[] content) {
        if (!Digest.of(content).equals(digest)) {
            throw Problem.notAuthentic(file() + ": blob " + digest + " is damaged");
        }
        return content;
    }

    @Override
    public void close() {
        source.close();
    }
}
