package dev.roadcase.bundler.output;

import dev.roadcase.agent.archive.source.Volume;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the volumes of a bundle may be, all but the last of which have exactly this size.
 *
 * @param bytes at least {@link #LEAST}
 */
public record VolumeSize(long bytes) {
    /** Smaller ones are taken for a mistake: a demo would have thousands of them. */
    static final long LEAST = 64 << 10;
    /** FAT32 holds files of a byte less (Microsoft FAT specification, "DIR_FileSize"): a block less is taken. */
    private static final long FAT_LIMIT = 4L << 30;

    private static final long BLOCK = 4 << 10;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,3})?)(?:([KMGT])(IB|B)?|B)?");
    private static final String UNITS = "KMGT";

    public VolumeSize {
        if (bytes < LEAST) {
            throw new IllegalArgumentException("a volume has at least " + LEAST + " bytes, not " + bytes);
        }
    }

    /**
     * Reads a size as people write it: {@code 4GiB} and {@code 4G} count in 1024s, {@code 700MB} and {@code 4.7GB} in
     * 1000s (as split(1) does), a bare number counts bytes. Exactly 4 GiB means what fits on FAT32: 4 KiB less.
     *
     * @throws IllegalArgumentException where it is none, or too small to be meant
     */
    public static VolumeSize parse(String text) {
        Matcher matcher = TEXT.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a size (such as 4GiB, 700MB or 1.4G): " + Excerpt.of(text));
        }
        long bytes = new BigDecimal(matcher.group(1))
                .multiply(unit(matcher.group(2), matcher.group(3)))
                .setScale(0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue();
        return new VolumeSize(bytes == FAT_LIMIT ? FAT_LIMIT - BLOCK : bytes);
    }

    private static BigDecimal unit(String letter, String rest) {
        int power = letter == null ? 0 : 1 + UNITS.indexOf(letter);
        return BigDecimal.valueOf("B".equals(rest) ? 1000 : 1024).pow(power);
    }

    /**
     * How many volumes a bundle of this length takes.
     *
     * @throws Problem usage, where three digits cannot count them
     */
    public int count(long length) {
        long count = (length - 1) / bytes + 1;
        if (count > Volume.MOST) {
            long enough = (length - 1) / Volume.MOST + 1;
            throw Problem.usage("volumes of " + bytes + " bytes: the bundle of " + length + " bytes would have " + count
                            + " of them, and at most " + Volume.MOST + " can be counted")
                    .advise("give --volume-size " + ((enough >> 20) + 1) + "MiB or more");
        }
        return (int) count;
    }
}
