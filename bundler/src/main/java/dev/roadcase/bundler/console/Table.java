package dev.roadcase.bundler.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of words under headings. Each column is as wide as its widest word, with two blanks between columns. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row of as many words as there are headings. */
    public Table row(String... words) {
        if (words.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    words.length + " words under " + rows.get(0).size() + " headings");
        }
        rows.add(List.of(words));
        return this;
    }

    /** The lines, each with its end; only the headings if there are no rows. */
    @Override
    public String toString() {
        return rows.stream().map(this::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(List<String> words) {
        return IntStream.range(0, words.size())
                .mapToObj(column -> padded(words.get(column), column))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private String padded(String word, int column) {
        return word + " ".repeat(width(column) - word.length());
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
