package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source in apt's one-line format, written out as a stanza: {@code deb [options] uri suite [components]}. */
final class OneLine {
    private static final Pattern LINE = Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s*)?(\\S+)\\s+(\\S+)\\s*(.*)");

    private OneLine() {}

    static Stanza stanza(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a source of packages: " + Excerpt.of(line));
        }
        List<String> fields = new ArrayList<>();
        fields.add("Types: deb");
        fields.add("URIs: " + matcher.group(2));
        fields.add("Suites: " + matcher.group(3));
        fields.add("Components: " + matcher.group(4));
        options(matcher.group(1) == null ? "" : matcher.group(1)).forEach(fields::add);
        return Stanza.parse(fields);
    }

    private static List<String> options(String text) {
        return Pattern.compile("\\s+")
                .splitAsStream(text.strip())
                .filter(option -> option.contains("="))
                .map(option -> option.split("=", 2))
                .map(option -> field(option[0]) + ": " + option[1].replace(',', ' '))
                .toList();
    }

    private static String field(String option) {
        return switch (option.toLowerCase(Locale.ROOT)) {
            case "arch" -> "Architectures";
            default -> option;
        };
    }
}
