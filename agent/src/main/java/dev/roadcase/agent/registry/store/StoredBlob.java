package dev.roadcase.agent.registry.store;

import java.io.InputStream;

/** Content that only its digest names. */
public interface StoredBlob {
    /** In bytes. */
    long size();

    /**
     * Returns when the digest of the whole blob was checked.
     *
     * @throws dev.roadcase.agent.problem.Problem if it is wrong, or the blob cannot be read just now
     */
    void verify();

    /**
     * A part of it, unchecked. Call {@link #verify} first.
     *
     * @param from the first byte
     * @param length in bytes
     */
    InputStream open(long from, long length);
}
