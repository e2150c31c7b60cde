package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;

/**
 * What a URL gave, before anything was unpacked.
 *
 * @param size in bytes
 */
public record LockedFile(Digest sha256, long size) {
    public LockedFile {
        if (size < 0) {
            throw new IllegalArgumentException("a negative size: " + size);
        }
    }
}
