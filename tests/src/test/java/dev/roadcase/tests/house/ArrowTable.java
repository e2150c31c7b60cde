package dev.roadcase.tests.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page's tables of packages, each after a comment that names its module. A row has a package, the first sentence of its
 * package-info.java, and the packages that it may use.
 */
final class ArrowTable {
    private static final Pattern TABLE = Pattern.compile(
            "(<!-- packages of ([a-z]+) -->\\n\\| package \\| what it is \\| may use \\|\\n\\|---\\|---\\|---\\|\\n)((?:\\|.*\\n)*)");

    private final String page;

    /** @param page its whole text */
    ArrowTable(String page) {
        this.page = page;
    }

    /** The rows of all tables, as they stand. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        TABLE.matcher(page).results().forEach(table -> table.group(3).lines().forEach(rows::add));
        return rows;
    }

    /** The page with the rows that code has. */
    String with(Arrows arrows) {
        return TABLE.matcher(page).replaceAll(table -> Matcher.quoteReplacement(table.group(1) + rows(arrows, table)));
    }

    private static String rows(Arrows arrows, MatchResult table) {
        return arrows.packages(table.group(2)).stream()
                .map(name -> row(name, arrows.uses().get(name)) + "\n")
                .collect(Collectors.joining());
    }

    private static String row(String name, Set<String> uses) {
        String cell = uses.isEmpty()
                ? "nothing"
                : uses.stream().sorted().map(used -> "`" + used + "`").collect(Collectors.joining(", "));
        return "| `" + name + "` | " + PackageSentence.of(name) + " | " + cell + " |";
    }

    /** The package of a row. */
    static String name(String row) {
        return row.replaceFirst("\\| `([a-z.]+)` .*", "$1");
    }
}
