package dev.roadcase.agent.manifest;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A manifest with parameters in it (YAML 1.1, or JSON). A value becomes a part of the key or of the text in which its
 * <code>${NAME}</code> stands, and nothing else: it cannot end that text, add a field, or begin a document. All other
 * characters stay as they are. In a comment, <code>${NAME}</code> stays.
 */
public final class Template {
    /** The most bytes of a manifest: the largest operators' bundles have half as many. */
    public static final int LARGEST = 8 << 20;

    private final Marks marks;
    private final String marked;

    private Template(Marks marks, String marked) {
        this.marks = marks;
        this.marked = marked;
    }

    /** The template of this text. */
    public static Template of(String text) {
        Marks marks = Marks.notIn(text);
        return new Template(marks, marks.put(text));
    }

    /**
     * A manifest as a parser of YAML takes it, of the same length. JSON may be indented with tabs, YAML may not. Texts in
     * JSON contain no tabs, so all tabs can be replaced.
     */
    public static String forYaml(String text) {
        return Notation.of(text) == Notation.JSON ? text.replace('\t', ' ') : text;
    }

    /** Whether YAML takes this for a text where it stands without quotes, and not for a number, a date, or true. */
    public static boolean isText(String plain) {
        return new Resolver().resolve(NodeId.scalar, plain, true).equals(Tag.STR);
    }

    /**
     * The manifest with values.
     *
     * @param value gives the value of a name
     * @param texts names whose value is always a text, also where it looks like a number
     * @throws UnreadableManifest if the text is neither YAML nor JSON
     */
    public String fill(UnaryOperator<String> value, Set<String> texts) {
        return marks.isIn(marked) ? filled(value, texts) : marked;
    }

    private String filled(UnaryOperator<String> value, Set<String> texts) {
        Notation notation = Notation.of(marked);
        FilledText filled = new FilledText(marked, marks);
        new MarkedScalars(marked, marks)
                .forEach(scalar -> filled.replace(scalar, scalar.filled(marks, notation, value, texts)));
        return filled.end();
    }
}
