package dev.roadcase.bundler.spec.value;

import dev.roadcase.agent.format.Excerpt;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or storage, as people write it.
 *
 * @param bytes from 0
 */
public record ByteSize(long bytes) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})(KiB|MiB|GiB|TiB)");
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB");

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a negative size: " + bytes);
        }
    }

    /** Reads {@code 512MiB}: a whole number and KiB, MiB, GiB or TiB. */
    public static ByteSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a size (a whole number and KiB, MiB, GiB or TiB): " + Excerpt.of(text));
        }
        return new ByteSize(Long.parseLong(matcher.group(1)) << 10 * (1 + UNITS.indexOf(matcher.group(2))));
    }
}
