package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A stranger's bytes, hashed while they pass, and not more of them than were bargained for. */
final class Limited extends FilterInputStream {
    private final MessageDigest hasher = Digest.hasher();
    private final long most;
    private final String what;
    private long passed;

    Limited(InputStream in, long most, String what) {
        super(in);
        this.most = most;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            hasher.update(target, offset, count);
            passed += count;
        }
        if (passed > most) {
            throw Problem.upstream("fetch " + what + " failed: it is larger than " + most + " bytes");
        }
        return count;
    }

    /** What has passed; to be asked once, at the end. */
    Digest digest() {
        return Digest.of(hasher);
    }
}
