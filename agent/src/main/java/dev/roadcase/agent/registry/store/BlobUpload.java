package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.ContentDigest;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.UUID;

/** A blob that is not complete yet. Safe for use by several threads; the request that came last goes on. */
public interface BlobUpload {
    UUID id();

    /** Bytes that are here. */
    long size();

    /**
     * Adds what a client sends, until it has sent all. What came before a client went away stays.
     *
     * @param most bytes that this may be in all
     * @param chunk what the client says to send; without that, anything that follows
     * @throws StoreRefusal if the client sends something else; then nothing of it is added
     */
    void receive(InputStream body, long most, Chunk chunk);

    /** Makes a blob of it, if it has this digest. Else all of it is dropped. */
    void finish(ContentDigest digest);

    /** Drops all of it. */
    void cancel();

    /**
     * Which bytes of the blob a client says to send.
     *
     * @param first place of the first byte, if said
     * @param length how many, if said
     */
    record Chunk(OptionalLong first, OptionalLong length) {
        public static final Chunk UNSAID = new Chunk(OptionalLong.empty(), OptionalLong.empty());
    }
}
