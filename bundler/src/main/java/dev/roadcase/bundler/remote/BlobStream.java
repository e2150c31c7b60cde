package dev.roadcase.bundler.remote;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * The bytes of a blob, hashed and counted while they pass. The last of them are handed out only after the size and the
 * digest hold; otherwise the read that would have given them throws a {@link dev.roadcase.agent.problem.Problem} that
 * names host, digest and reference.
 */
public final class BlobStream extends InputStream {
    private final RemoteStream in;
    private final Descriptor expected;
    private final MessageDigest hasher = Digest.hasher();
    private long passed;
    private boolean proven;

    BlobStream(RemoteStream in, Descriptor expected) {
        this.in = in;
        this.expected = expected;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (proven || length == 0) {
            return proven ? -1 : 0;
        }
        int count = in.read(target, offset, length);
        if (count > 0) {
            hasher.update(target, offset, count);
            passed += count;
        }
        if (count < 0 || passed >= expected.size()) {
            prove();
        }
        return count;
    }

    private void prove() {
        if (passed < expected.size()) {
            throw in.failure().passing("sent " + passed + " bytes, not " + expected.size());
        }
        if (passed > expected.size() || in.read() >= 0) {
            throw in.failure().lasting("sends more than " + expected.size() + " bytes");
        }
        Digest got = Digest.of(hasher);
        if (!got.equals(expected.digest())) {
            throw in.failure().lasting("sent " + got + " in its place");
        }
        proven = true;
    }

    @Override
    public void close() {
        in.close();
    }
}
