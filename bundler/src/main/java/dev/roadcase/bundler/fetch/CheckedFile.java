package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** A stranger's bytes, hashed while they pass: no more of them than were bargained for, and no others. */
final class CheckedFile extends FilterInputStream {
    private final MessageDigest hasher = Digest.hasher();
    private final String what;
    private final long most;
    private final Optional<Digest> wanted;
    private long passed;
    private Optional<Digest> got = Optional.empty();

    CheckedFile(InputStream in, String what, long most, Optional<Digest> wanted) {
        super(in);
        this.what = what;
        this.most = most;
        this.wanted = wanted;
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
        return count < 0 ? end() : count;
    }

    /** What has passed, once the end has been read. */
    Digest digest() {
        return got.orElseThrow();
    }

    private int end() {
        if (got.isEmpty()) {
            got = Optional.of(Digest.of(hasher));
            wanted.filter(digest -> !digest.equals(digest())).ifPresent(digest -> {
                throw wrong(digest);
            });
        }
        return -1;
    }

    private Problem wrong(Digest digest) {
        return Problem.upstream("fetch " + what + " failed: it should be " + digest + ", but it is " + digest())
                .advise("if the new file is the right one, write its sha256 down in the place of the old one");
    }
}
