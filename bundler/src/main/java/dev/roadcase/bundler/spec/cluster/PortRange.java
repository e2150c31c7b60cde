package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports, both ends included.
 *
 * @param first 1 to 65,535
 * @param last not below {@code first}
 */
public record PortRange(int first, int last) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");

    public PortRange {
        if (first < 1 || last < first || last > 65_535) {
            throw new IllegalArgumentException("not a range of ports (1 to 65535): " + first + "-" + last);
        }
    }

    /** Reads {@code 80-99}. */
    public static PortRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a range of ports (such as 80-99): " + Excerpt.of(text));
        }
        return new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
