package dev.roadcase.agent.format;

import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A digest by which a registry names content (OCI image spec, "Digests"). A bundle has {@link Digest} alone.
 *
 * @param hex lower-case hexadecimal digits, as many as the algorithm has
 */
public record ContentDigest(DigestAlgorithm algorithm, String hex) implements Comparable<ContentDigest> {
    private static final Comparator<ContentDigest> ORDER =
            Comparator.comparing(ContentDigest::algorithm).thenComparing(ContentDigest::hex);
    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");
    private static final Pattern GRAMMAR = Pattern.compile("([a-z0-9]+(?:[+._-][a-z0-9]+)*):[a-zA-Z0-9=_-]+");

    public ContentDigest {
        if (hex.length() != algorithm.digits() || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a digest of " + algorithm + ", which has " + algorithm.digits()
                    + " digits 0 to f: " + Excerpt.of(hex));
        }
    }

    /**
     * Reads {@code sha256:…} or {@code sha512:…}.
     *
     * @throws IllegalArgumentException for others, with a sentence
     */
    public static ContentDigest parse(String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException("not a digest: " + Excerpt.of(text));
        }
        int colon = text.indexOf(':');
        DigestAlgorithm algorithm = DigestAlgorithm.named(text.substring(0, colon))
                .orElseThrow(() -> new IllegalArgumentException(
                        "only sha256 and sha512 are known here, not " + Excerpt.of(text.substring(0, colon))));
        return new ContentDigest(algorithm, text.substring(colon + 1));
    }

    /** The same digest. */
    public static ContentDigest of(Digest digest) {
        return new ContentDigest(DigestAlgorithm.SHA256, digest.hex());
    }

    /** The digest of these bytes. */
    public static ContentDigest of(DigestAlgorithm algorithm, byte[] bytes) {
        MessageDigest hasher = algorithm.hasher();
        hasher.update(bytes);
        return of(algorithm, hasher);
    }

    /** What a hasher of this algorithm puts out now; it begins anew after that. */
    public static ContentDigest of(DigestAlgorithm algorithm, MessageDigest finished) {
        return new ContentDigest(algorithm, HexFormat.of().formatHex(finished.digest()));
    }

    /** The same digest, if a bundle may have it. */
    public Optional<Digest> ofBundle() {
        return algorithm == DigestAlgorithm.SHA256 ? Optional.of(new Digest(hex)) : Optional.empty();
    }

    @Override
    public int compareTo(ContentDigest other) {
        return ORDER.compare(this, other);
    }

    /** {@code ALGORITHM:HEX}. */
    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
