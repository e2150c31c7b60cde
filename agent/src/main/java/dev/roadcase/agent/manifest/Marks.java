package dev.roadcase.agent.manifest;

import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.format.Placeholders.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that hold the places of parameters while a text is read as YAML. <code>${NAME}</code> itself would not do: in
 * <code>[${NAME}]</code>, braces have a meaning.
 */
public final class Marks {
    private final List<String> names = new ArrayList<>();
    private final String word;
    private final Pattern pattern;

    private Marks(String word) {
        this.word = word;
        this.pattern = Pattern.compile(word + "([0-9]+)Z");
    }

    /** Marks that do not stand in this text. */
    public static Marks notIn(String text) {
        int number = 0;
        while (text.contains(word(number))) {
            number++;
        }
        return new Marks(word(number));
    }

    private static String word(int number) {
        return "roadcaseX" + number + "X";
    }

    /** The text with a mark for each parameter, and <code>${</code> for <code>$${</code>. */
    public String put(String text) {
        StringBuilder marked = new StringBuilder(text.length());
        Placeholders.forEach(text, part -> {
            if (part instanceof Segment.Named named) {
                marked.append(word).append(names.size()).append('Z');
                names.add(named.name());
            } else if (part instanceof Segment.Literal literal) {
                marked.append(literal.text());
            } else {
                marked.append(((Segment.Broken) part).text());
            }
        });
        return marked.toString();
    }

    /** Whether a mark stands in a part of the marked text. */
    public boolean isIn(String part) {
        return part.contains(word);
    }

    /** A part of the marked text with what {@code value} gives for each name. */
    public String replace(String part, UnaryOperator<String> value) {
        return isIn(part) ? pattern.matcher(part).replaceAll(mark -> quoted(value.apply(name(mark.group(1))))) : part;
    }

    /** A part of the marked text as it was before, but <code>${</code> for <code>$${</code>. */
    public String restore(String part) {
        return replace(part, name -> "${" + name + "}");
    }

    /** Whether this is one mark and nothing else, for one of these names. */
    boolean isOneOf(String part, Set<String> some) {
        Matcher mark = pattern.matcher(part);
        return mark.matches() && some.contains(name(mark.group(1)));
    }

    Stream<String> namesIn(String part) {
        return pattern.matcher(part).results().map(mark -> name(mark.group(1)));
    }

    private String name(String number) {
        return names.get(Integer.parseInt(number));
    }

    private static String quoted(String value) {
        return Matcher.quoteReplacement(value);
    }
}
