package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The hash of an upload so far. After a restart, and where a client names another algorithm at the end, the file is read
 * once more.
 */
final class UploadHash {
    private static final int BUFFER = 64 << 10;

    private final DigestAlgorithm algorithm;
    private final Optional<MessageDigest> hasher;

    private UploadHash(DigestAlgorithm algorithm, Optional<MessageDigest> hasher) {
        this.algorithm = algorithm;
        this.hasher = hasher;
    }

    /** Of no bytes so far. */
    static UploadHash begun(DigestAlgorithm algorithm) {
        return new UploadHash(algorithm, Optional.of(algorithm.hasher()));
    }

    /** Of bytes that were never seen. */
    static UploadHash unknown() {
        return new UploadHash(DigestAlgorithm.SHA256, Optional.empty());
    }

    UploadHash copy() {
        return new UploadHash(algorithm, hasher.map(UploadHash::copy));
    }

    private static MessageDigest copy(MessageDigest hasher) {
        try {
            return (MessageDigest) hasher.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a hasher of this Java cannot be copied", e);
        }
    }

    void take(byte[] bytes, int count) {
        hasher.ifPresent(its -> its.update(bytes, 0, count));
    }

    /** The digest of all bytes, which are in this file. */
    ContentDigest digest(Path file, DigestAlgorithm wanted) throws IOException {
        return hasher.isPresent() && wanted == algorithm
                ? ContentDigest.of(algorithm, copy(hasher.get()))
                : read(file, wanted);
    }

    private static ContentDigest read(Path file, DigestAlgorithm wanted) throws IOException {
        MessageDigest fresh = wanted.hasher();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                fresh.update(buffer, 0, count);
            }
        }
        return ContentDigest.of(wanted, fresh);
    }
}
