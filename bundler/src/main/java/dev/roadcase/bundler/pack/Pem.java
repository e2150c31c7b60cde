package dev.roadcase.bundler.pack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DER structure in text (RFC 7468).
 *
 * @param label what it is, such as {@code PRIVATE KEY}
 */
record Pem(String label, byte[] der) {
    private static final Pattern FORM =
            Pattern.compile("\\s*-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END ([A-Z ]+)-----\\s*");

    static Optional<Pem> parse(byte[] text) {
        Matcher matcher = FORM.matcher(new String(text, StandardCharsets.US_ASCII));
        return matcher.matches() && matcher.group(1).equals(matcher.group(3))
                ? decode(matcher.group(1), matcher.group(2))
                : Optional.empty();
    }

    private static Optional<Pem> decode(String label, String base64) {
        try {
            return Optional.of(new Pem(label, Base64.getMimeDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Lines of 64 characters, each ended. */
    static byte[] text(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
