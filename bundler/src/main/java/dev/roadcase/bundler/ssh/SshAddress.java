package dev.roadcase.bundler.ssh;

import dev.roadcase.agent.format.Excerpt;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody logs in, as a user writes it: {@code user@host} or {@code user@host:port}.
 *
 * @param host a name, an address, or a name that only the user's configuration of ssh knows
 * @param port absent where the configuration says it, or else 22
 */
public record SshAddress(String user, String host, OptionalInt port) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.-]{0,31})@([A-Za-z0-9][A-Za-z0-9.-]{0,252})(?::([0-9]{1,5}))?");

    private static final int LARGEST_PORT = 65_535;

    public SshAddress {
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > LARGEST_PORT)) {
            throw new IllegalArgumentException("not a port (1 to 65535): " + port.getAsInt());
        }
    }

    /** Reads it. */
    public static SshAddress parse(String text) {
        Matcher words = FORM.matcher(text);
        if (!words.matches()) {
            throw new IllegalArgumentException(
                    "not a login (such as core@192.168.56.31, or core@192.168.56.31:2222): " + Excerpt.of(text));
        }
        return new SshAddress(words.group(1), words.group(2), port(words.group(3)));
    }

    private static OptionalInt port(String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /** As a user writes it. */
    @Override
    public String toString() {
        return user + "@" + host + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
