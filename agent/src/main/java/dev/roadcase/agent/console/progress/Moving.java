package dev.roadcase.agent.console.progress;

import dev.roadcase.agent.console.Size;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A transfer, or all of them, at one moment.
 *
 * @param position bytes that are here
 * @param size in bytes, −1 where it is not known
 * @param perSecond bytes, zero if it is not known
 * @param pause a phrase that says what it waits for, if it waits
 */
record Moving(String what, long position, long size, double perSecond, Optional<String> pause) {
    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{12})[0-9a-f]{52}");
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    /** What it is called, digests abbreviated. */
    String name() {
        return abbreviated(what);
    }

    /** A name with its digests abbreviated. */
    static String abbreviated(String what) {
        return DIGEST.matcher(what).replaceAll("$1");
    }

    /** Such as {@code 12.5/850.0 MiB}, or what is here, if the size is not known. */
    String amount() {
        if (size < 0) {
            return new Size(position).toString();
        }
        int unit = unit();
        String done = unit == 0 ? Long.toString(here()) : String.format(Locale.ROOT, "%.1f", here() / scale(unit));
        String all = unit == 0 ? Long.toString(size) : String.format(Locale.ROOT, "%.1f", size / scale(unit));
        return done + "/" + all + " " + UNITS[unit];
    }

    /** Such as {@code 12.3 MiB/s}; empty if it is not known. */
    String rate() {
        return perSecond < 1 ? "" : new Size((long) perSecond) + "/s";
    }

    /** The time left: {@code 1:05}, {@code 3h20m}; empty if it is not known. */
    String left() {
        if (size < 0 || perSecond < 1) {
            return "";
        }
        Duration left = Duration.ofSeconds((long) Math.ceil((size - here()) / perSecond));
        return left.toHours() > 99 ? ">99h" : left.toHours() > 0 ? hours(left) : minutes(left);
    }

    /** Of one. */
    double share() {
        return size <= 0 ? 0 : (double) here() / size;
    }

    private long here() {
        return Math.min(position, size);
    }

    private static String hours(Duration left) {
        return String.format(Locale.ROOT, "%dh%02dm", left.toHours(), left.toMinutesPart());
    }

    private static String minutes(Duration left) {
        return String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
    }

    private int unit() {
        int unit = 0;
        for (double rest = size; rest >= 1000 && unit < UNITS.length - 1; rest /= 1024) {
            unit++;
        }
        return unit;
    }

    private static double scale(int unit) {
        return Math.pow(1024, unit);
    }
}
