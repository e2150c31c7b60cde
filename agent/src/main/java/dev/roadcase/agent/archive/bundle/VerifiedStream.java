package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hashes bytes while they are read, and fails at the end if they are not what their descriptor says. */
final class VerifiedStream extends FilterInputStream {
    private final Descriptor descriptor;
    private final String file;
    private final MessageDigest hasher = Digest.hasher();
    private boolean held;

    VerifiedStream(InputStream in, Descriptor descriptor, String file) {
        super(in);
        this.descriptor = descriptor;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count >= 0) {
            hasher.update(target, offset, count);
        } else if (!held) {
            requireDigest();
        }
        return count;
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

    private void requireDigest() {
        Digest found = Digest.of(hasher);
        if (!found.equals(descriptor.digest())) {
            throw Problem.notAuthentic(file + ": blob " + descriptor.digest() + " is damaged: it hashes to " + found)
                    .advise("find the place with `bundle verify`, and copy the bundle again");
        }
        held = true;
    }
}
