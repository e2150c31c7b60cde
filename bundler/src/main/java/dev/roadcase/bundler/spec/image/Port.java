package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port that a built image listens on.
 *
 * @param number 1 to 65,535
 */
public record Port(int number, Protocol protocol) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})(?:/(tcp|udp))?");

    /** The protocol of a port. demo.yaml writes its name in lower case. */
    public enum Protocol {
        TCP,
        UDP
    }

    public Port {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("not a port (1 to 65535): " + number);
        }
    }

    /** Reads {@code 8080}, {@code 8080/tcp} or {@code 53/udp}. */
    public static Port parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a port (8080, or 53/udp): " + Excerpt.of(text));
        }
        return new Port(
                Integer.parseInt(matcher.group(1)), "udp".equals(matcher.group(2)) ? Protocol.UDP : Protocol.TCP);
    }
}
