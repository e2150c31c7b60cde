package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Hashes bytes while they are read, and keeps the last 64 KiB back until they are known to be what their descriptor
 * says. So whoever passes them on to a program never gives it damaged content whole.
 */
final class VerifiedStream extends FilterInputStream {
    private static final int WITHHELD = 64 << 10;

    private final Descriptor descriptor;
    private final String file;
    private final MessageDigest hasher = Digest.hasher();
    private long free;
    private InputStream last = InputStream.nullInputStream();
    private boolean held;

    /** @param in of as many bytes as the descriptor says */
    VerifiedStream(InputStream in, Descriptor descriptor, String file) {
        super(in);
        this.descriptor = descriptor;
        this.file = file;
        this.free = Math.max(0, descriptor.size() - WITHHELD);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (free > 0) {
            return readFree(target, offset, (int) Math.min(length, free));
        }
        if (!held) {
            last = new ByteArrayInputStream(verifiedRest());
            held = true;
        }
        return last.read(target, offset, length);
    }

    private int readFree(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        hasher.update(target, offset, count);
        free -= count;
        return count;
    }

    private byte[] verifiedRest() throws IOException {
        byte[] rest = in.readAllBytes();
        hasher.update(rest);
        Digest found = Digest.of(hasher);
        if (!found.equals(descriptor.digest())) {
            throw damaged(file, descriptor.digest(), found);
        }
        return rest;
    }

    /** What is said of content that is not what its descriptor says. */
    static Problem damaged(String file, Digest wanted, Digest found) {
        return Problem.notAuthentic(file + ": blob " + wanted + " is damaged: it hashes to " + found)
                .advise("find the place with `bundle verify`, and copy the bundle again");
    }

    /** Reads the bytes instead of skipping them: only bytes that were read can be verified. */
    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
