package dev.roadcase.tests.recording;

import java.util.Locale;

/**
 * Where a time stands in the picture.
 *
 * @param left edge of the panels
 * @param right edge of the panels
 * @param seconds that lie between them
 */
record TimeAxis(int left, int right, double seconds) {
    private static final int MINUTE = 60;

    double x(double time) {
        return left + (right - left) * time / seconds;
    }

    /** A line and a label for each half minute. */
    String svg(int top, int bottom) {
        StringBuilder svg = new StringBuilder();
        for (int time = 0; time <= seconds; time += MINUTE / 2) {
            svg.append(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%.1f %dV%d\"/>%n", x(time), top, bottom));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"label\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d:%02d</text>%n",
                    x(time),
                    bottom + 18,
                    time / MINUTE,
                    time % MINUTE));
        }
        return svg.toString();
    }
}
