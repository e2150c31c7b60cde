package dev.roadcase.agent.registry.store;

import java.io.InputStream;

/** Content that only its digest names. */
public interface StoredBlob {
    /** In bytes. */
    long size();

    /**
     * A part of it. Its last 64 KiB come when the digest of the whole blob was checked, so nobody gets a damaged blob
     * whole. A shorter part is checked before this returns.
     *
     * @param from the first byte
     * @param length in bytes
     * @return a stream that fails where the digest is wrong
     * @throws dev.roadcase.agent.problem.Problem if the digest is known to be wrong, or the blob cannot be read just now
     */
    InputStream open(long from, long length);
}
