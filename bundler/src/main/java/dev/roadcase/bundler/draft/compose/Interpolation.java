package dev.roadcase.bundler.draft.compose;

import dev.roadcase.bundler.draft.plan.DraftParameter;
import dev.roadcase.bundler.spec.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a Compose file (Compose specification, "Interpolation"). Where a text goes into a manifest, a variable
 * becomes a parameter of the demo; its default is what the Compose file or {@code .env} says. Elsewhere the default stands
 * in its place.
 */
final class Interpolation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern BRACED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?+])(.*))?", Pattern.DOTALL);
    private static final int DEEPEST = 8;
    private static final int LONGEST = 4096;

    private final Map<String, String> known;
    private final Map<String, Optional<String>> parameters = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();

    Interpolation(DotEnv known) {
        this.known = known.values();
    }

    /** The parameters that the texts so far need. */
    List<DraftParameter> parameters() {
        return parameters.entrySet().stream()
                .map(one -> secrets.contains(one.getKey())
                        ? new DraftParameter(one.getKey(), Optional.empty(), true)
                        : new DraftParameter(one.getKey(), one.getValue(), false))
                .toList();
    }

    /** A parameter for a secret that the Compose file writes out; its value is forgotten. */
    String secret(String name) {
        parameters.putIfAbsent(name, Optional.empty());
        secrets.add(name);
        return "${" + name + "}";
    }

    /** Whether a parameter of this name stands for something else already. */
    boolean isTaken(String name) {
        return parameters.containsKey(name) && !secrets.contains(name) || Parameter.BUILT_IN.contains(name);
    }

    /** What an environment says of a variable that the Compose file passes on. */
    String passedOn(String name) {
        return filled("${" + name + "}");
    }

    /** With defaults in the place of variables, a dollar sign being one. */
    String plain(String text) {
        return plain(text, 0);
    }

    private String plain(String text, int depth) {
        return replaced(text, UnaryText.SAME, (name, rest) -> value(name, rest, depth));
    }

    /** For a manifest: with parameters in the place of variables. */
    String filled(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        replaced(text, piece -> keep(literal, piece), (name, rest) -> {
            boolean free = literal.isEmpty() || literal.charAt(literal.length() - 1) != '$';
            if (!free || !isParameter(name, rest)) {
                return keep(literal, value(name, rest, 0));
            }
            out.append(escaped(literal)).append(parameter(name, rest));
            literal.setLength(0);
            return "";
        });
        return out.append(escaped(literal)).toString();
    }

    private static String keep(StringBuilder literal, String piece) {
        literal.append(piece);
        return "";
    }

    private static String escaped(StringBuilder literal) {
        return literal.toString().replace("${", "$${");
    }

    private static boolean isParameter(String name, String rest) {
        return NAME.matcher(name).matches()
                && !Parameter.BUILT_IN.contains(name)
                && !rest.startsWith("+")
                && !rest.startsWith(":+");
    }

    private String parameter(String name, String rest) {
        Optional<String> usual = usual(name, rest);
        parameters.merge(name, usual, (old, added) -> old.isPresent() ? old : added);
        if (SecretWords.isSecret(name)) {
            secrets.add(name);
        }
        return "${" + name + "}";
    }

    private Optional<String> usual(String name, String rest) {
        String value = value(name, rest, 0);
        return known.containsKey(name) || rest.startsWith("-") || rest.startsWith(":-")
                ? Optional.of(value)
                : Optional.empty();
    }

    private String value(String name, String rest, int depth) {
        String word = rest.replaceFirst("^:?[-?+]", "");
        boolean set = rest.startsWith(":") ? !known.getOrDefault(name, "").isEmpty() : known.containsKey(name);
        String otherwise = depth < DEEPEST ? plain(word, depth + 1) : "";
        return switch (rest.isEmpty() ? ' ' : rest.charAt(rest.length() - word.length() - 1)) {
            case '-' -> set ? known.get(name) : otherwise;
            case '+' -> set ? otherwise : "";
            default -> known.getOrDefault(name, "");
        };
    }

    /** Gives each piece of the text to one of both: a literal, or a variable's name with what follows it in braces. */
    private static String replaced(String text, UnaryText literal, BiFunction<String, String, String> variable) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0 || dollar == text.length() - 1) {
                return out.append(literal.of(text.substring(at))).toString();
            }
            out.append(literal.of(text.substring(at, dollar)));
            at = piece(text, dollar, out, literal, variable);
        }
        return out.toString();
    }

    private static int piece(
            String text,
            int dollar,
            StringBuilder out,
            UnaryText literal,
            BiFunction<String, String, String> variable) {
        char next = text.charAt(dollar + 1);
        if (next == '$') {
            out.append(literal.of("$"));
            return dollar + 2;
        }
        int end = next == '{' ? closing(text, dollar + 1) : dollar;
        Matcher braced = BRACED.matcher(end > dollar ? text.substring(dollar + 2, end) : "");
        if (braced.matches()) {
            String rest = braced.group(2) == null ? "" : braced.group(2) + braced.group(3);
            out.append(variable.apply(braced.group(1), rest));
            return end + 1;
        }
        Matcher name = NAME.matcher(text).region(dollar + 1, text.length());
        if (name.lookingAt()) {
            out.append(variable.apply(name.group(), ""));
            return name.end();
        }
        out.append(literal.of("$"));
        return dollar + 1;
    }

    /** The brace that closes the one here; the index before it where none does. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int at = open; at < Math.min(text.length(), open + LONGEST); at++) {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return open - 1;
    }

    /** What becomes of a literal piece. */
    @FunctionalInterface
    private interface UnaryText {
        UnaryText SAME = literal -> literal;

        String of(String literal);
    }
}
