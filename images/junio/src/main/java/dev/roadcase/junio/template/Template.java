package dev.roadcase.junio.template;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in, between double braces as Go's text/template has them. {@code index . "KEY"} is a value, and
 * {@code index . "KEY" | dotstodashes} the value with a dash for each dot, which a name in Kubernetes may have. KEY and
 * KEY_DASHED as a demo's manifests have parameters, with a dollar sign and single braces, are the same; a dollar sign more
 * makes them text.
 */
public record Template(String text) {
    private static final String DASHED = "_DASHED";
    private static final Pattern PLACE =
            Pattern.compile("(?s)\\$\\$\\{|\\$\\{(?<name>[^}\\n]*)}|\\{\\{(?<action>.*?)}}|\\{\\{");
    private static final Pattern COMMENT = Pattern.compile("(?s)-?\\s*/\\*.*\\*/\\s*-?");
    private static final Pattern INDEX = Pattern.compile(
            "(?s)(?<before>-\\s)?\\s*index\\s+\\.\\s+(\"(?<key>[^\"\\\\]*)\"|`(?<raw>[^`]*)`)\\s*(\\|\\s*(?<function>\\w+)\\s*)?(?<after>\\s-)?");

    /** @throws IllegalArgumentException that says in which line there is something that cannot be filled in */
    public String filledWith(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            filled.append(text, end, place.start());
            end = place.end();
            if (isTrimmedBefore(place)) {
                filled.setLength(filled.toString().stripTrailing().length());
            }
            filled.append(value(place, values));
            end = isTrimmedAfter(place) ? skipBlank(end) : end;
        }
        return filled.append(text.substring(end)).toString();
    }

    private static boolean isTrimmedBefore(Matcher place) {
        String action = place.group("action");
        return action != null && action.matches("(?s)-\\s.*");
    }

    private static boolean isTrimmedAfter(Matcher place) {
        String action = place.group("action");
        return action != null && action.matches("(?s).*\\s-");
    }

    private int skipBlank(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private String value(Matcher place, Map<String, String> values) {
        if (place.group().equals("$${")) {
            return "${";
        }
        if (place.group("name") != null) {
            return parameter(place.group("name"), values).orElseThrow(() -> missing(place, place.group("name")));
        }
        if (place.group("action") == null) {
            throw wrong(place, "an action that does not end");
        }
        return COMMENT.matcher(place.group("action")).matches() ? "" : action(place, values);
    }

    private static Optional<String> parameter(String name, Map<String, String> values) {
        Optional<String> value = Optional.ofNullable(values.get(name));
        return value.isPresent() || !name.endsWith(DASHED)
                ? value
                : Optional.ofNullable(values.get(name.substring(0, name.length() - DASHED.length())))
                        .map(Template::dotsToDashes);
    }

    private String action(Matcher place, Map<String, String> values) {
        Matcher index = INDEX.matcher(place.group("action"));
        if (!index.matches()) {
            throw wrong(place, "there is only index . \"KEY\", and | dotstodashes behind it; not: " + place.group());
        }
        String key = index.group("key") == null ? index.group("raw") : index.group("key");
        String value = Optional.ofNullable(values.get(key)).orElseThrow(() -> missing(place, key));
        if (index.group("function") == null) {
            return value;
        }
        if (!index.group("function").equals("dotstodashes")) {
            throw wrong(place, "there is no function " + index.group("function"));
        }
        return dotsToDashes(value);
    }

    private static String dotsToDashes(String value) {
        return value.replace('.', '-');
    }

    private IllegalArgumentException missing(Matcher place, String key) {
        return wrong(place, key + " is not given: " + key + "=VALUE");
    }

    private IllegalArgumentException wrong(Matcher place, String what) {
        long line = text.substring(0, place.start())
                        .chars()
                        .filter(one -> one == '\n')
                        .count()
                + 1;
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
