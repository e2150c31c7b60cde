package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.format.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hashes what is read. */
final class HashedStream extends FilterInputStream {
    private final MessageDigest hasher = Digest.hasher();

    HashedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            hasher.update(target, offset, count);
        }
        return count;
    }

    /** Skipped bytes are hashed too. */
    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, 8 << 10)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads the rest, and answers the digest of all. */
    Digest end() throws IOException {
        byte[] rest = new byte[64 << 10];
        while (read(rest, 0, rest.length) >= 0) {
            // It is hashed.
        }
        return Digest.of(hasher);
    }
}
