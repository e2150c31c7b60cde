package dev.roadcase.bundler.draft.chart;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.draft.plan.Draft;
import dev.roadcase.bundler.draft.plan.DraftChart;
import dev.roadcase.bundler.draft.plan.ServiceNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Drafts a demo from a chart in its folder: a folder with Chart.yaml, or an archive. */
public final class ChartDraft {
    private static final Pattern ARCHIVE = Pattern.compile("(.+?)(-v?[0-9][^/]*)?\\.(tgz|tar\\.gz)");

    private ChartDraft() {}

    /** Whether there is a chart. */
    public static boolean isAt(Path from) {
        return Files.isRegularFile(from.resolve("Chart.yaml"))
                || Files.isRegularFile(from) && ARCHIVE.matcher(from.toString()).matches();
    }

    /**
     * Names it where it is.
     *
     * @param demo the folder of the new demo
     * @throws Problem bad input, if the chart is not below it
     */
    public static Draft of(Path from, Path demo) {
        Path there = demo.toAbsolutePath().normalize();
        Path chart = from.toAbsolutePath().normalize();
        if (!chart.startsWith(there) || chart.equals(there)) {
            throw Problem.badInput("init: the chart " + from + " is not in a folder below the demo's, " + there)
                    .advise("copy it there first, such as to " + there.resolve("charts"));
        }
        String name = ServiceNames.label(
                ARCHIVE.matcher(String.valueOf(chart.getFileName())).replaceFirst("$1"));
        return new Draft(
                name,
                from.toString(),
                List.of(),
                List.of(),
                List.of(new DraftChart(there.relativize(chart).toString(), name)),
                List.of(),
                List.of(),
                Map.of(),
                List.of("images that the chart names are found by prepare, which renders it"));
    }
}
