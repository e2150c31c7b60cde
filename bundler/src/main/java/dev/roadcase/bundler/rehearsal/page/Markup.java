package dev.roadcase.bundler.rehearsal.page;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Elements of a page, around texts that are not markup. */
final class Markup {
    private Markup() {}

    static String text(String text) {
        return new PageText(text).toString();
    }

    /** A cell of a table, around markup. */
    static String cell(String markup) {
        return "<td>" + markup + "</td>";
    }

    /** A row of a table. */
    static String row(String... cells) {
        return "<tr>" + String.join("", cells) + "</tr>";
    }

    /** A list of texts; nothing if there are none. */
    static String list(Collection<String> texts) {
        return texts.isEmpty()
                ? ""
                : texts.stream()
                        .map(one -> "<li>" + text(one) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    /** A table with this head. */
    static String table(List<String> heads, Collection<String> rows) {
        String head = heads.stream()
                .map(one -> "<th scope=\"col\">" + text(one) + "</th>")
                .collect(Collectors.joining("", "<thead><tr>", "</tr></thead>"));
        return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + text(String.join(", ", heads))
                + "\">\n<table>\n" + head + "\n<tbody>\n" + String.join("\n", rows) + "\n</tbody>\n</table>\n</div>";
    }
}
