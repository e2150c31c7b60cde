package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Digest;
import java.security.MessageDigest;

/** The digest of all bytes so far, after each step. */
final class RunningDigest {
    private final MessageDigest hasher = Digest.hasher();

    /** Takes the next bytes. */
    void take(byte[] bytes, int count) {
        hasher.update(bytes, 0, count);
    }

    /** Of all that was taken. */
    byte[] now() {
        try {
            return ((MessageDigest) hasher.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a hasher of this Java cannot be copied", e);
        }
    }

    /** The digest of the whole; nothing can be taken any more. */
    Digest whole() {
        return Digest.of(hasher);
    }
}
