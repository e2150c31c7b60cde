package dev.roadcase.agent.signature;

import java.util.regex.Pattern;

/**
 * A short name of a public key for people: the first 16 hexadecimal digits of the SHA-256 of its DER
 * SubjectPublicKeyInfo (RFC 5280, section 4.1). It is a label; trust compares whole keys.
 */
public record KeyId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public KeyId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a key id of 16 hexadecimal digits: " + hex);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
