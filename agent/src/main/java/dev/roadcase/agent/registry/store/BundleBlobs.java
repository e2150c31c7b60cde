package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Digest;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All blobs of a bundle. Each is hashed while it is sent, and not again as long as its file is surely the same. */
public final class BundleBlobs {
    private final Bundle bundle;
    private final Events events;
    private final Map<Digest, BlobCheck> checks = new ConcurrentHashMap<>();

    /** @param events hears of damaged blobs */
    public BundleBlobs(Bundle bundle, Events events) {
        this.bundle = bundle;
        this.events = events;
    }

    /** The blob of this digest. */
    public Optional<StoredBlob> find(Digest digest) {
        return bundle.blob(digest).map(entry -> new Stored(entry, check(digest, entry)::open));
    }

    /**
     * The blob of this digest, unchecked, for a client that hashes what it puts together, as every agent does: it reads
     * a blob in parts of a mebibyte, and the first must not wait until all of it was hashed here.
     */
    public Optional<StoredBlob> unchecked(Digest digest) {
        return bundle.blob(digest).map(entry -> new Stored(entry, (from, length) -> bundle.part(entry, from, length)));
    }

    private BlobCheck check(Digest digest, Entry entry) {
        return checks.computeIfAbsent(digest, key -> new BlobCheck(new InBundle(bundle, entry, digest), events));
    }

    private record Stored(Entry entry, Opener opener) implements StoredBlob {
        @Override
        public long size() {
            return entry.size();
        }

        @Override
        public InputStream open(long from, long length) {
            return opener.open(from, length);
        }
    }

    private record InBundle(Bundle bundle, Entry entry, Digest itsDigest) implements CheckedContent {
        @Override
        public String name() {
            return "entry " + entry.name();
        }

        @Override
        public String file() {
            return bundle.file();
        }

        @Override
        public ContentDigest digest() {
            return ContentDigest.of(itsDigest);
        }

        @Override
        public long size() {
            return entry.size();
        }

        @Override
        public InputStream part(long from, long length) {
            return bundle.part(entry, from, length);
        }

        @Override
        public Optional<List<FileStamp>> stamps() {
            return bundle.stamps();
        }

        @Override
        public String remedy() {
            return "find the place with `bundle verify`, and copy the bundle again";
        }
    }

    @FunctionalInterface
    private interface Opener {
        InputStream open(long from, long length);
    }
}
