package dev.roadcase.tests.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws a recording as an SVG that can be read on light and on dark pages: the picture in the demonstrator's README. */
public final class Drawing {
    private static final int WIDTH = 960;
    private static final int LEFT = 52;
    private static final int RIGHT = WIDTH - 16;
    private static final int MARKS = 20;
    private static final int MARK_LINE = 15;
    private static final int MARK_LINES = 3;
    private static final int BESIDE = 4;
    /** Where in the picture words stand before their line, since there is no room behind it. */
    private static final double LATE = 0.85;

    private static final int FIRST = 104;
    private static final int HEIGHT = 120;
    private static final int APART = 164;
    private static final int BOTTOM = FIRST + 2 * APART + HEIGHT;

    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="what">
            <title id="what">%s</title>
            <style>
            text { font: 13px system-ui, sans-serif; fill: #1f2937; }
            .title { font-weight: 600; }
            .grid { stroke: #9ca3af; stroke-opacity: .35; fill: none; }
            .mark { stroke: #6b7280; stroke-dasharray: 4 3; fill: none; }
            .line { fill: none; stroke-width: 2; }
            .queue { stroke: #c2410c; } .production { stroke: #64748b; }
            .requested { stroke: #7c3aed; } .registered { stroke: #15803d; }
            .produced { stroke: #64748b; } .stored { stroke: #0369a1; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e5e7eb; } .mark { stroke: #9ca3af; }
              .queue { stroke: #fb923c; } .production, .produced { stroke: #94a3b8; }
              .requested { stroke: #a78bfa; } .registered { stroke: #4ade80; } .stored { stroke: #38bdf8; }
            }
            </style>
            """;

    private static final List<Panel> PANELS = List.of(
            new Panel(
                    "queue and production, %",
                    FIRST,
                    HEIGHT,
                    100,
                    25,
                    List.of(
                            new Line("production", "production", true, Moment::production),
                            new Line("queue", "queue", false, Moment::queue))),
            new Panel(
                    "processors",
                    FIRST + APART,
                    HEIGHT,
                    8,
                    2,
                    List.of(
                            new Line("requested", "requested", true, Moment::requested),
                            new Line("registered", "registered", true, Moment::registered))),
            new Panel(
                    "samples a second",
                    FIRST + 2 * APART,
                    HEIGHT,
                    3000,
                    1000,
                    List.of(
                            new Line("produced", "produced", false, Moment::produced),
                            new Line("stored", "stored", false, Moment::stored))));

    private Drawing() {}

    /** Takes the recording's file and the picture's. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[1]), svg(Recording.read(Path.of(args[0]))));
    }

    static String svg(Recording recording) {
        TimeAxis axis = new TimeAxis(LEFT, RIGHT, recording.length());
        StringBuilder svg = new StringBuilder(HEAD.formatted(WIDTH, BOTTOM + 30, title(recording)));
        svg.append(axis.svg(FIRST, BOTTOM));
        PANELS.forEach(panel -> svg.append(panel.svg(recording, axis)));
        for (int at = 0; at < recording.marks().size(); at++) {
            svg.append(mark(recording.marks().get(at), axis, MARKS + MARK_LINE * (at % MARK_LINES)));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String title(Recording recording) {
        return String.format(
                Locale.ROOT,
                "Queue, processors and samples a second during a run of %.0f seconds on six machines",
                recording.length());
    }

    private static String mark(Mark mark, TimeAxis axis, int y) {
        double x = axis.x(mark.seconds());
        boolean late = mark.seconds() > axis.seconds() * LATE;
        return String.format(Locale.ROOT, "<path class=\"mark\" d=\"M%.1f %dV%d\"/>%n", x, y, BOTTOM)
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
                        late ? x - BESIDE : x + BESIDE,
                        y + MARK_LINE / 3,
                        late ? "end" : "start",
                        mark.what());
    }
}
