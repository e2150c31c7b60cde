package dev.roadcase.agent.console;

import java.util.Locale;

/**
 * A number of bytes as people read it: {@code 812 B}, {@code 4.0 KiB}, {@code 1.2 GiB}.
 *
 * @param bytes not negative
 */
public record Size(long bytes) {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    public Size {
        if (bytes < 0) {
            throw new IllegalArgumentException("a negative size: " + bytes);
        }
    }

    @Override
    public String toString() {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double shown = bytes / 1024.0;
        int unit = 0;
        while (shown >= 1023.95) {
            shown /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", shown, UNITS[unit]);
    }
}
