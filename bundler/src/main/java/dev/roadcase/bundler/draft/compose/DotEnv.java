package dev.roadcase.bundler.draft.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of variables: {@code .env} beside a Compose file, and those that {@code env_file} names. */
record DotEnv(Map<String, String> values) {
    static final DotEnv NONE = new DotEnv(Map.of());

    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*[=:]\\s*(.*)");

    DotEnv {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads the lines that set a variable; others are comments. */
    static DotEnv parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.replaceFirst("^\\x{FEFF}", "")
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> values.put(line.group(1), value(line.group(2).strip())));
        return new DotEnv(values);
    }

    private static String value(String text) {
        char quote = text.isEmpty() ? 0 : text.charAt(0);
        if (quote == '"' || quote == '\'') {
            return quoted(text, quote);
        }
        return text.startsWith("#") ? "" : text.replaceFirst("\\s+#.*$", "");
    }

    /** Up to the next such quote; within double quotes, a backslash takes the next character as it is. */
    private static String quoted(String text, char quote) {
        StringBuilder value = new StringBuilder();
        for (int at = 1; at < text.length() && text.charAt(at) != quote; at++) {
            boolean escape = text.charAt(at) == '\\' && quote == '"' && at + 1 < text.length();
            char next = text.charAt(escape ? ++at : at);
            value.append(escape && next == 'n' ? '\n' : next);
        }
        return value.toString();
    }
}
