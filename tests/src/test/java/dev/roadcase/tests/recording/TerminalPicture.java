package dev.roadcase.tests.recording;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A command and what it said, as an SVG in which each line appears when it came: the picture of {@code bundle up} in the
 * README. Whoever wants nothing to move sees all lines at once.
 *
 * @param command as it is typed
 * @param lines in their order
 * @param faster how many times as fast it runs as the command did
 */
public record TerminalPicture(String command, List<TimedLine> lines, int faster) {
    private static final int LINE = 18;
    private static final int LEFT = 14;
    private static final int FIRST = 48;
    private static final int WIDTH = 760;
    /** In seconds: how long the last line stays before the picture begins again. */
    private static final int REST = 6;

    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="what said">
            <title id="what">%s</title>
            <desc id="said">%s</desc>
            <style>
            text { font: 13px ui-monospace, monospace; fill: #e5e7eb; white-space: pre; }
            .note { fill: #9ca3af; }
            .typed { font-weight: 600; }
            .line { animation: %ds linear infinite; }
            """;

    /** A line and the time since the command began. */
    public record TimedLine(Duration at, String text) {}

    /** The picture's text. */
    public String svg() {
        int height = FIRST + LINE * (lines.size() + 1);
        StringBuilder svg = new StringBuilder(
                String.format(Locale.ROOT, HEAD, WIDTH, height, escaped(command), escaped(said()), seconds()));
        for (int at = 0; at < lines.size(); at++) {
            svg.append(appearance(at));
        }
        svg.append("@media (prefers-reduced-motion: reduce) { .line { animation: none !important; } }\n</style>\n");
        svg.append(String.format(
                Locale.ROOT, "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#111827\"/>\n", WIDTH, height));
        svg.append(text("note", 20, "recorded by a test, " + faster + " times as fast"));
        svg.append(text("typed", FIRST - 4, "$ " + command));
        for (int at = 0; at < lines.size(); at++) {
            svg.append(
                    text("line l" + at, FIRST + LINE * (at + 1), lines.get(at).text()));
        }
        return svg.append("</svg>\n").toString();
    }

    private String said() {
        return String.join("\n", lines.stream().map(TimedLine::text).toList());
    }

    /** Of one run of the picture. */
    private long seconds() {
        long last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).at().toSeconds();
        return last / faster + REST;
    }

    private String appearance(int at) {
        double share = 100.0 * lines.get(at).at().toMillis() / 1000 / faster / seconds();
        return String.format(
                Locale.ROOT,
                "@keyframes l%1$d { 0%%, %2$.2f%% { opacity: 0; } %3$.2f%%, 100%% { opacity: 1; } } .l%1$d { animation-name: l%1$d; }%n",
                at,
                share,
                Math.min(99, share + 0.01));
    }

    private static String text(String kind, int y, String text) {
        return String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", kind, LEFT, y, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}&&[^\n]", "");
    }
}
