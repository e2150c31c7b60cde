package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds <code>${NAME}</code> in a text; <code>$${</code> stands for <code>${</code> itself. */
final class Placeholders {
    private static final String OPEN = "${";
    private static final String ESCAPED = "$${";

    /** A piece of a text, which begins at the offset. */
    sealed interface Part {
        /** A text that stays as it is. */
        record Literal(String text) implements Part {}

        /** The name of a parameter. */
        record Named(String name, int offset) implements Part {}

        /** A beginning without an end, or with something between them that is no name. */
        record Broken(String text, int offset) implements Part {}
    }

    private Placeholders() {}

    static List<Part> in(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            boolean escaped = open > from && text.startsWith(ESCAPED, open - 1);
            parts.add(new Part.Literal(text.substring(from, escaped ? open - 1 : open)));
            from = escaped ? open + OPEN.length() : text.indexOf('}', open) + 1;
            parts.add(escaped ? new Part.Literal(OPEN) : named(text, open, from));
            if (from == 0) {
                return parts;
            }
        }
        parts.add(new Part.Literal(text.substring(from)));
        return parts;
    }

    private static Part named(String text, int open, int end) {
        String name = end == 0 ? "" : text.substring(open + OPEN.length(), end - 1);
        return Parameter.isName(name)
                ? new Part.Named(name, open)
                : new Part.Broken(text.substring(open, end == 0 ? text.length() : end), open);
    }

    /** Gives each place that is wrong, by its offset, to the problems, in words. */
    static void check(String text, Set<String> declared, BiConsumer<Integer, String> problems) {
        for (Part part : in(text)) {
            if (part instanceof Part.Broken broken) {
                problems.accept(
                        broken.offset(),
                        "not a parameter: " + Excerpt.of(broken.text()) + " (write $${ for the text ${ itself)");
            } else if (part instanceof Part.Named named && !declared.contains(named.name())) {
                problems.accept(
                        named.offset(),
                        "${" + named.name() + "} is not declared under parameters (write $${" + named.name()
                                + "} for the text itself)");
            }
        }
    }
}
