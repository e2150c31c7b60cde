package dev.roadcase.bundler.settings;

import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.util.regex.Pattern;

/**
 * A public key that the user trusts for all bundles.
 *
 * @param name 1 to 64 letters, digits, dots, dashes and underscores, the first a letter or digit
 */
public record Pin(String name, VerificationKey key) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Pin {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name for a key (letters, digits, dots, dashes): " + name);
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The key with why it is trusted. */
    public TrustedKey trustedKey() {
        return new TrustedKey(key, "it is pinned as " + name);
    }
}
