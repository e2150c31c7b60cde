package dev.roadcase.agent.manifest;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.tokens.ScalarToken;

/**
 * A key or a text of a manifest in which marks stand.
 *
 * @param from its first character
 * @param source how it is written: its characters in the marked text
 */
record PlacedScalar(ScalarToken token, int from, String source) {
    int to() {
        return from + source.length();
    }

    String filled(Marks marks, Notation notation, UnaryOperator<String> value, Set<String> texts) {
        String filled = marks.replace(token.getValue(), value);
        return switch (token.getStyle()) {
            case PLAIN ->
                marks.isOneOf(token.getValue(), texts) || !notation.isPlain(filled) ? Notation.quoted(filled) : filled;
            case LITERAL, FOLDED -> block(marks, value, filled);
            default -> Notation.quoted(filled);
        };
    }

    private String block(Marks marks, UnaryOperator<String> value, String filled) {
        boolean fits = marks.namesIn(source).map(value).allMatch(Notation::isPlainInBlock);
        return fits ? marks.replace(source, value) : Notation.quoted(filled) + (source.endsWith("\n") ? "\n" : "");
    }
}
