package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import java.io.InputStream;
import java.util.Optional;

/** All blobs of a bundle. Each is hashed once, however often it is asked for. */
public final class BundleBlobs {
    private final Bundle bundle;
    private final VerifiedBlobs verified;

    /** @param events hears of damaged blobs */
    public BundleBlobs(Bundle bundle, Events events) {
        this.bundle = bundle;
        this.verified = new VerifiedBlobs(bundle, events);
    }

    /** The blob of this digest. */
    public Optional<StoredBlob> find(Digest digest) {
        return bundle.blob(digest).map(entry -> new BundleBlob(digest, entry));
    }

    private final class BundleBlob implements StoredBlob {
        private final Digest digest;
        private final Entry entry;

        BundleBlob(Digest digest, Entry entry) {
            this.digest = digest;
            this.entry = entry;
        }

        @Override
        public long size() {
            return entry.size();
        }

        @Override
        public void verify() {
            verified.require(digest, entry);
        }

        @Override
        public InputStream open(long from, long length) {
            return bundle.part(entry, from, length);
        }
    }
}
