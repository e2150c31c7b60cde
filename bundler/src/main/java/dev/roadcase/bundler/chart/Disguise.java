package dev.roadcase.bundler.chart;

import java.nio.file.Path;

/** Makes of hooks documents like others, so that Helm puts them out: their annotation has another name meanwhile. */
final class Disguise {
    private static final String OTHER = "helm.sh/roadcase-hook";

    private Disguise() {}

    /** A copy of the chart. */
    static ChartFolder of(ChartFolder chart, Path to) {
        return chart.with(ChartHook.ANNOTATION, OTHER, to);
    }

    /** A text of values, or the path of one, in which a dot of a name has a backslash. */
    static String put(String text) {
        return text.replace(ChartHook.ANNOTATION, OTHER).replace(escaped(ChartHook.ANNOTATION), escaped(OTHER));
    }

    private static String escaped(String name) {
        return name.replace(".", "\\.");
    }

    /** A text as it was. */
    static String off(String text) {
        return text.replace(OTHER, ChartHook.ANNOTATION);
    }
}
