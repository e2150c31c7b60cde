package dev.roadcase.tests.recording;

import java.util.List;
import java.util.Locale;

/**
 * Lines over time with one axis.
 *
 * @param title with the unit
 * @param top the upper edge in the picture
 * @param most what the axis ends at
 * @param step between two lines of the grid
 */
record Panel(String title, int top, int height, double most, double step, List<Line> lines) {
    private static final int BESIDE = 8;
    private static final int ABOVE = 10;
    private static final int SWATCH = 18;
    private static final int LETTER = 7;
    private static final int BOLD_LETTER = 8;

    Panel {
        lines = List.copyOf(lines);
    }

    String svg(Recording recording, TimeAxis axis) {
        StringBuilder svg = new StringBuilder();
        for (double value = 0; value <= most; value += step) {
            svg.append(grid(value, axis));
        }
        int x = axis.left();
        svg.append(text(x, top - ABOVE, "title", title));
        x += BOLD_LETTER * title.length() + SWATCH;
        for (Line line : lines) {
            svg.append(swatch(x, line)).append(text(x + SWATCH + BESIDE / 2, top - ABOVE, "label", line.name()));
            x += 2 * SWATCH + LETTER * line.name().length();
            svg.append(path(recording, axis, line));
        }
        return svg.toString();
    }

    private String grid(double value, TimeAxis axis) {
        return String.format(
                        Locale.ROOT, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>%n", axis.left(), y(value), axis.right())
                + String.format(
                        Locale.ROOT,
                        "<text class=\"label\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>%n",
                        axis.left() - BESIDE,
                        y(value) + BESIDE / 2.0,
                        value);
    }

    private String swatch(int x, Line line) {
        return String.format(
                Locale.ROOT, "<path class=\"line %s\" d=\"M%d %dh%d\"/>%n", line.look(), x, top - ABOVE - 4, SWATCH);
    }

    private static String text(int x, int y, String look, String words) {
        return String.format(Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", look, x, y, words);
    }

    private String path(Recording recording, TimeAxis axis, Line line) {
        StringBuilder path = new StringBuilder();
        for (Moment moment : recording.moments()) {
            double x = axis.x(moment.seconds());
            double y = y(Math.min(most, line.value().applyAsDouble(moment)));
            if (path.isEmpty()) {
                path.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
            } else {
                path.append(String.format(Locale.ROOT, line.steps() ? "H%.1fV%.1f" : "L%.1f %.1f", x, y));
            }
        }
        return "<path class=\"line " + line.look() + "\" d=\"" + path + "\"/>\n";
    }

    private double y(double value) {
        return top + height - height * value / most;
    }
}
