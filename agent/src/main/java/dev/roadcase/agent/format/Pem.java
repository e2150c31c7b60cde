package dev.roadcase.agent.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DER structure in text (RFC 7468).
 *
 * @param label what it is, such as {@link #PRIVATE_KEY}
 */
public record Pem(String label, byte[] der) {
    public static final String CERTIFICATE = "CERTIFICATE";
    public static final String PUBLIC_KEY = "PUBLIC KEY";
    /** PKCS#8, not encrypted. */
    public static final String PRIVATE_KEY = "PRIVATE KEY";
    /** PKCS#8, encrypted. */
    public static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";

    private static final int LINE = 64;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    public Pem {
        der = der.clone();
    }

    /** Reads a text of one structure; empty if it is none, or has more beside it than white space. */
    public static Optional<Pem> parse(byte[] text) {
        Matcher matcher = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1).strip());
        return matcher.matches() ? decode(matcher) : Optional.empty();
    }

    /** The first structure of this label, whatever stands around it. */
    public static Optional<Pem> find(String label, byte[] text) {
        Matcher matcher = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
        return matcher.results()
                .filter(block -> block.group(1).equals(label))
                .findFirst()
                .flatMap(Pem::decode);
    }

    private static Optional<Pem> decode(MatchResult block) {
        try {
            return Optional.of(new Pem(block.group(1), Base64.getMimeDecoder().decode(block.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The text: lines of 64 characters, each with its end. */
    public byte[] text() {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] der() {
        return der.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pem that && label.equals(that.label) && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return 31 * label.hashCode() + Arrays.hashCode(der);
    }

    /** Only the label: the structure may be a secret. */
    @Override
    public String toString() {
        return label;
    }
}
