package dev.roadcase.bundler.spec.value;

import dev.roadcase.agent.format.Excerpt;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time that somebody waits: a whole number and {@code s}, {@code m} or {@code h}, above zero, at most a day. */
public final class TimeSpan {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smh])");
    private static final Duration LONGEST = Duration.ofDays(1);

    private TimeSpan() {}

    /** The time that a text says. */
    public static Duration parse(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a time (a whole number and s, m or h): " + Excerpt.of(text));
        }
        long number = Long.parseLong(matcher.group(1));
        return require(
                switch (matcher.group(2)) {
                    case "h" -> Duration.ofHours(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofSeconds(number);
                });
    }

    /** The time, if somebody may wait for it. */
    public static Duration require(Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not a time to wait (above 0, at most 24h): " + time.toSeconds() + "s");
        }
        return time;
    }
}
