package dev.roadcase.agent.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The algorithms that the OCI image spec registers and that Java has ("Registered Algorithms"). */
public enum DigestAlgorithm {
    SHA256("SHA-256", 64),
    SHA512("SHA-512", 128);

    private final String javaName;
    private final int digits;

    DigestAlgorithm(String javaName, int digits) {
        this.javaName = javaName;
        this.digits = digits;
    }

    /** The algorithm of this word, such as {@code sha512}. */
    public static Optional<DigestAlgorithm> named(String word) {
        return Stream.of(values()).filter(each -> each.toString().equals(word)).findFirst();
    }

    /** Hexadecimal digits of a digest. */
    public int digits() {
        return digits;
    }

    /** A new hasher; every Java has one. */
    public MessageDigest hasher() {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + javaName, e);
        }
    }

    /** As it stands in front of a digest's colon. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
