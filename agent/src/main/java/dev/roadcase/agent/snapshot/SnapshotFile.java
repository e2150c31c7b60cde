package dev.roadcase.agent.snapshot;

import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What etcd has written of all that it knows, as {@code etcdctl snapshot save} does: a database in pages of 512 bytes at least,
 * and its SHA-256 at the end.
 */
public record SnapshotFile(Path path) {
    private static final int SUM = 32;
    private static final int PAGE = 512;
    private static final int BUFFER = 1 << 20;

    /** @throws IOException if it is not whole */
    public void requireWhole() throws IOException {
        long size = Files.size(path) - SUM;
        if (size <= 0 || size % PAGE != 0) {
            throw new IOException("etcd has not finished it");
        }
        MessageDigest hasher = Digest.hasher();
        try (InputStream in = Files.newInputStream(path)) {
            for (long left = size; left > 0; ) {
                byte[] part = in.readNBytes((int) Math.min(BUFFER, left));
                hasher.update(part);
                left -= part.length;
            }
            if (!Arrays.equals(hasher.digest(), in.readNBytes(SUM))) {
                throw new IOException("it has another sum than it says");
            }
        }
    }
}
