package dev.roadcase.bundler.spec.yaml;

import dev.roadcase.agent.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects what is wrong with the files of a demo, so that a user sees all of it at once. */
public final class Problems {
    private static final int MOST_SHOWN = 100;
    private static final int MOST_KEPT = 1000;
    private static final int LONGEST = 400;

    private record PlacedProblem(Place place, String what) {
        @Override
        public String toString() {
            return place + ": " + what;
        }
    }

    private final SortedSet<PlacedProblem> lines =
            new TreeSet<>(Comparator.comparing(PlacedProblem::place).thenComparing(PlacedProblem::what));

    private int dropped;

    /** Adds a problem. The same words at the same place count once. */
    public void add(Place place, String what) {
        if (lines.add(new PlacedProblem(place, onOneLine(what))) && lines.size() > MOST_KEPT) {
            lines.remove(lines.last());
            dropped++;
        }
    }

    /** Whether there is no problem so far. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * Throws if there is any problem.
     *
     * @throws Problem bad input, with a line for each problem, sorted by place; at most 100 of them are shown
     */
    public void throwIfAny() {
        if (!lines.isEmpty()) {
            throw Problem.badInput(text());
        }
    }

    /** A line for each problem, sorted by place. */
    public List<String> lines() {
        return lines.stream().map(PlacedProblem::toString).toList();
    }

    void requireSome(RuntimeException otherwise) {
        if (lines.isEmpty()) {
            throw otherwise;
        }
    }

    /** The parser's messages quote the file, so control characters in them are replaced. */
    private static String onOneLine(String what) {
        String shown = what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…";
        return shown.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    private String text() {
        String shown =
                lines.stream().limit(MOST_SHOWN).map(PlacedProblem::toString).collect(Collectors.joining("\n"));
        int more = lines.size() + dropped - MOST_SHOWN;
        return more <= 0 ? shown : shown + "\nand " + more + " more";
    }
}
