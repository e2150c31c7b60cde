package dev.roadcase.bundler.chart;

import dev.roadcase.agent.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in the places of parameters while a chart is rendered: a word that may be a part of any name, and a number
 * for a parameter that is one. <code>${NAME}</code> itself would not do: templates and schemas want other characters.
 */
record ChartMarks(Map<String, String> marks, Pattern pattern) {
    /** Ports have no greater number, and no smaller one is likely to stand in a chart. */
    private static final int FIRST_NUMBER = 31009;

    private static final String OPEN = "${";

    /**
     * Marks for these names.
     *
     * @param numbers those of them that are numbers, and stand by themselves
     * @param isThere whether a text stands in the chart or in its values already
     */
    static ChartMarks of(Collection<String> names, Predicate<String> numbers, Predicate<String> isThere) {
        Map<String, String> marks = new LinkedHashMap<>();
        int next = 0;
        for (String name : names) {
            boolean number = numbers.test(name);
            String mark = mark(number, next++);
            while (isThere.test(mark)) {
                mark = mark(number, next++);
            }
            marks.put(name, mark);
        }
        StringBuilder all = new StringBuilder("(?!)");
        marks.values().forEach(mark -> all.append('|').append(bounded(mark)));
        return new ChartMarks(marks, Pattern.compile(all.toString()));
    }

    private static String mark(boolean number, int next) {
        return number ? String.valueOf(FIRST_NUMBER + next) : "roadcasex" + next + "x";
    }

    private static String bounded(String mark) {
        return Character.isDigit(mark.charAt(0)) ? "(?<![0-9])" + mark + "(?![0-9])" : mark;
    }

    String of(String name) {
        return marks.get(name);
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /**
     * A rendered text as a manifest of a demo: marks are parameters, and what looks like one is none.
     *
     * @throws Problem exit 3 if a dollar stands before a parameter: together they would mean something else
     */
    String restore(String rendered) {
        Matcher mark = pattern.matcher(rendered);
        while (mark.find()) {
            if (mark.start() > 0 && rendered.charAt(mark.start() - 1) == '$') {
                throw Problem.badInput(
                                "a template of a chart writes a dollar before the parameter " + name(mark.group()))
                        .advise("let the dollar be a part of the value");
            }
        }
        return named(rendered.replace(OPEN, "$" + OPEN));
    }

    /** Those that are words. */
    Stream<String> words() {
        return marks.values().stream().filter(mark -> !Character.isDigit(mark.charAt(0)));
    }

    /** The same for a message. */
    String named(String text) {
        return pattern.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(OPEN + name(mark.group()) + "}"));
    }

    private String name(String mark) {
        return marks.entrySet().stream()
                .filter(one -> one.getValue().equals(mark))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
