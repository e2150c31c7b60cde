package dev.roadcase.bundler.pack;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Lets exactly the bytes of one blob through: one too many is refused before it is written over the next entry. */
final class CheckedTarget extends FilterOutputStream {
    private final Blob blob;
    private final MessageDigest hasher = Digest.hasher();
    private long count;

    CheckedTarget(OutputStream out, Blob blob) {
        super(out);
        this.blob = blob;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count += length;
        if (count > blob.size()) {
            throw mismatch("it has more than the " + blob.size() + " bytes of its descriptor");
        }
        if (!blob.content().proves()) {
            hasher.update(bytes, offset, length);
        }
        out.write(bytes, offset, length);
    }

    /** Whether all of it came, unchanged. */
    void requireWhole() {
        if (count != blob.size()) {
            throw mismatch("it has " + count + " bytes, its descriptor says " + blob.size());
        }
        requireDigest();
    }

    private void requireDigest() {
        Digest found = blob.content().proves() ? blob.descriptor().digest() : Digest.of(hasher);
        if (!found.equals(blob.descriptor().digest())) {
            throw mismatch("it hashes to " + found);
        }
    }

    private Problem mismatch(String what) {
        return Problem.upstream(
                blob.descriptor().digest() + " of " + blob.origin() + " is not what was announced: " + what);
    }
}
