package dev.roadcase.agent.registry.store;

import java.io.InputStream;

/** Content that is named by its digest alone. */
public interface StoredBlob {
    /** In bytes. */
    long size();

    /**
     * Returns once the digest of the whole blob has held.
     *
     * @throws dev.roadcase.agent.problem.Problem where it does not hold, or cannot be read just now
     */
    void verify();

    /**
     * A part of it, unchecked: to be asked for after {@link #verify}.
     *
     * @param from the first byte
     * @param length in bytes
     */
    InputStream open(long from, long length);
}
