package dev.roadcase.agent.snapshot;

import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What etcd has written of all that it knows, as {@code etcdctl snapshot save} does.
 *
 * @param content a database in pages of 512 bytes at least, and its SHA-256 at the end
 */
public record Snapshot(SnapshotName name, byte[] content) {
    private static final int SUM = 32;
    private static final int PAGE = 512;

    /** @throws IOException if it is not whole */
    public void requireWhole() throws IOException {
        int size = content.length - SUM;
        if (size <= 0 || size % PAGE != 0) {
            throw new IOException("the snapshot of " + name.taken() + " is cut off");
        }
        MessageDigest hasher = Digest.hasher();
        hasher.update(content, 0, size);
        if (!Arrays.equals(hasher.digest(), Arrays.copyOfRange(content, size, content.length))) {
            throw new IOException("the snapshot of " + name.taken() + " has another sum than it says");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot its && name.equals(its.name) && Arrays.equals(content, its.content);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Its name only, since it holds secrets. */
    @Override
    public String toString() {
        return "snapshot of " + name.taken();
    }
}
