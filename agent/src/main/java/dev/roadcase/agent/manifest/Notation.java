package dev.roadcase.agent.manifest;

import dev.roadcase.agent.format.Json;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How a manifest is written. kubectl goes by the first character: what begins with a brace is JSON. */
enum Notation {
    YAML(Notation::isPlainInYaml),
    JSON(Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
            .asMatchPredicate());

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./+-][A-Za-z0-9_./+@%^=: -]*");
    private static final Pattern INDICATOR = Pattern.compile("---.*|\\.\\.\\..*|-|- .*|.*: .*|.*[: ]");

    /** They end a line in YAML, or may not stand in a file as they are. */
    private static final Pattern SPECIAL = Pattern.compile("[\\x7F-\\x9F\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]");

    private final Predicate<String> plain;

    Notation(Predicate<String> plain) {
        this.plain = plain;
    }

    static Notation of(String text) {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return text.startsWith("{", first) ? JSON : YAML;
    }

    /** Whether a value may stand without quotes, wherever a scalar may, and is one scalar. */
    boolean isPlain(String value) {
        return plain.test(value);
    }

    private static boolean isPlainInYaml(String value) {
        return HARMLESS.matcher(value).matches() && !INDICATOR.matcher(value).matches();
    }

    /** Whether a value may stand in a line of a block and changes neither where it ends nor how its lines are joined. */
    static boolean isPlainInBlock(String value) {
        return !value.isEmpty()
                && value.equals(value.strip())
                && value.chars().noneMatch(Character::isISOControl)
                && !SPECIAL.matcher(value).find();
    }

    /** A text in double quotes, as JSON (RFC 8259) writes it. YAML reads it too, and never takes it for a number. */
    static String quoted(String value) {
        String json = Json.object().textNode(value).toString();
        return SPECIAL.matcher(json)
                .replaceAll(special -> String.format(
                        Locale.ROOT, "\\\\u%04X", (int) special.group().charAt(0)));
    }
}
