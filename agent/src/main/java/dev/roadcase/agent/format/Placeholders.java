package dev.roadcase.agent.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds <code>${NAME}</code> in a text of a demo, where NAME is a parameter; <code>$${</code> stands for <code>${</code>
 * itself.
 */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final String OPEN = "${";
    private static final String ESCAPED = "$${";

    /** A piece of a text, which begins at the offset. */
    public sealed interface Segment {
        /** A text that stays as it is. */
        record Literal(String text) implements Segment {}

        /** The name of a parameter. */
        record Named(String name, int offset) implements Segment {}

        /** A beginning without an end, or with something that is no name between them. */
        record Broken(String text, int offset) implements Segment {}
    }

    private Placeholders() {}

    /** Whether a parameter may have this name: letters, digits and underscores, at most 64. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The pieces of a text, in their order. */
    public static List<Segment> in(String text) {
        List<Segment> parts = new ArrayList<>();
        forEach(text, parts::add);
        return parts;
    }

    /** Gives the pieces of a text, in their order. */
    public static void forEach(String text, Consumer<Segment> receiver) {
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            boolean escaped = open > from && text.startsWith(ESCAPED, open - 1);
            receiver.accept(new Segment.Literal(text.substring(from, escaped ? open - 1 : open)));
            from = escaped ? open + OPEN.length() : text.indexOf('}', open) + 1;
            receiver.accept(escaped ? new Segment.Literal(OPEN) : named(text, open, from));
            if (from == 0) {
                return;
            }
        }
        receiver.accept(new Segment.Literal(text.substring(from)));
    }

    private static Segment named(String text, int open, int end) {
        String name = end == 0 ? "" : text.substring(open + OPEN.length(), end - 1);
        return isName(name)
                ? new Segment.Named(name, open)
                : new Segment.Broken(text.substring(open, end == 0 ? text.length() : end), open);
    }

    /** The text with {@code value} of each name in its place. What is broken stays as it is. */
    public static String fill(String text, UnaryOperator<String> value) {
        return in(text).stream()
                .map(part -> {
                    if (part instanceof Segment.Named named) {
                        return value.apply(named.name());
                    }
                    return part instanceof Segment.Literal literal ? literal.text() : ((Segment.Broken) part).text();
                })
                .collect(Collectors.joining());
    }

    /** Reports each mistake to {@code problems}: its offset, and what is wrong. */
    public static void check(String text, Set<String> declared, BiConsumer<Integer, String> problems) {
        for (Segment part : in(text)) {
            if (part instanceof Segment.Broken broken) {
                problems.accept(
                        broken.offset(),
                        "not a parameter: " + Excerpt.of(broken.text()) + " (write $${ for the text ${ itself)");
            } else if (part instanceof Segment.Named named && !declared.contains(named.name())) {
                problems.accept(
                        named.offset(),
                        "${" + named.name() + "} is not declared under parameters (write $${" + named.name()
                                + "} for the text itself)");
            }
        }
    }
}
