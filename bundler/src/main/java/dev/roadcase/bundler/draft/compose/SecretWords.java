package dev.roadcase.bundler.draft.compose;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its name and its value whether a variable is a secret: a bundle must not carry it. */
final class SecretWords {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:.*_)?(?:[a-z0-9]*password|passwd|passphrase|pass|pwd|[a-z0-9]*secret|[a-z]*token|api_?key|access_?key|secret_?key|private_?key|encryption_?key|credentials?)(?:_[0-9]+)?");
    private static final Pattern SWITCH = Pattern.compile("(?i).*(?:allow|random|empty|require|enable|disable|use)_.*");
    private static final Pattern LOGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s@:]*:[^/\\s@$][^/\\s@]*@.*", Pattern.DOTALL);
    private static final Set<String> NO_SECRETS = Set.of("", "0", "1", "yes", "no", "true", "false", "on", "off");

    private SecretWords() {}

    static boolean isSecret(String name) {
        return NAME.matcher(name).matches() && !SWITCH.matcher(name).matches();
    }

    /** Whether the variable holds a secret: its name says so, or its value is an address with a password. */
    static boolean isSecret(String name, String value) {
        return isSecret(name) && !NO_SECRETS.contains(value.toLowerCase(Locale.ROOT))
                || LOGIN.matcher(value).matches();
    }

    /** Whether a file of this name is better not read. */
    static boolean isSecretFile(String name) {
        return name.matches(
                "(?i).*(?:\\.(?:key|pem|p12|pfx|jks|kdbx|htpasswd|env)|passw.*|secret.*|credential.*|id_[a-z0-9]+|\\.env.*|\\.netrc|token.*)");
    }
}
