package dev.roadcase.agent.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, as people write it on a command line.
 *
 * @param bytes from 0
 */
public record ByteAmount(long bytes) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,3})?)(?:([KMGT])(IB|B)?|B)?");
    private static final String UNITS = "KMGT";

    public ByteAmount {
        if (bytes < 0) {
            throw new IllegalArgumentException("a negative number of bytes: " + bytes);
        }
    }

    /**
     * Reads {@code 4GiB} and {@code 4G}, which count in 1024s, {@code 700MB} and {@code 4.7GB}, in 1000s (as split(1)
     * does), and a bare number of bytes.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static ByteAmount parse(String text) {
        Matcher matcher = TEXT.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a size (such as 4GiB, 700MB or 1.4G): " + Excerpt.of(text));
        }
        return new ByteAmount(new BigDecimal(matcher.group(1))
                .multiply(unit(matcher.group(2), matcher.group(3)))
                .setScale(0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue());
    }

    private static BigDecimal unit(String letter, String rest) {
        int power = letter == null ? 0 : 1 + UNITS.indexOf(letter);
        return BigDecimal.valueOf("B".equals(rest) ? 1000 : 1024).pow(power);
    }
}
