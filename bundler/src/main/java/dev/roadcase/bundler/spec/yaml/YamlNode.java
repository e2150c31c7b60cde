package dev.roadcase.bundler.spec.yaml;

import dev.roadcase.agent.format.Excerpt;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of a YAML file that knows its place. If it is not of the kind that a caller asks for, the caller gets nothing
 * and a problem is reported; so the rest of the file can still be read.
 */
public final class YamlNode {
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");

    private static final Pattern TRUTH = Pattern.compile("true|false");

    private final Node node;
    private final String file;
    private final Problems problems;

    YamlNode(Node node, String file, Problems problems) {
        this.node = node;
        this.file = file;
        this.problems = problems;
    }

    /** Where it begins. */
    public Place place() {
        Mark mark = node.getStartMark();
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Reports a problem at this place. */
    public void problem(String what) {
        problems.add(place(), what);
    }

    /** Whether it is a text, a number, true, false or null. */
    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether it is a mapping. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Whether it is null: nothing was written, or {@code null}, or a tilde. */
    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** The text as it is written, also if it is a number, a date or a truth value for YAML. */
    public Optional<String> text() {
        return node instanceof ScalarNode scalar && !isNull() ? Optional.of(scalar.getValue()) : expected("a text");
    }

    /** The parsed text. An IllegalArgumentException of the parser becomes a problem at this place. */
    public <T> Optional<T> parse(Function<String, T> parser) {
        return text().flatMap(text -> attempt(() -> parser.apply(text)));
    }

    /**
     * A value that is made from parts. An IllegalArgumentException becomes a problem at this place. If a part is
     * absent, so is the value; the part's own problem is reported already.
     */
    public <T> Optional<T> attempt(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            problem(e.getMessage());
        } catch (NoSuchElementException e) {
            problems.requireSome(e);
        }
        return Optional.empty();
    }

    /** A whole number, not in quotes, within these bounds. */
    public Optional<Long> whole(long min, long max) {
        if (!plain(WHOLE)) {
            return expected("a whole number");
        }
        long number = Long.parseLong(((ScalarNode) node).getValue());
        if (number < min || number > max) {
            problem(number + " is not between " + min + " and " + max);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** {@code true} or {@code false}, not in quotes. */
    public Optional<Boolean> truth() {
        return plain(TRUTH) ? Optional.of(Boolean.valueOf(((ScalarNode) node).getValue())) : expected("true or false");
    }

    /** The items of a list. */
    public List<YamlNode> items() {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(this::beside).toList();
        }
        expected("a list");
        return List.of();
    }

    /** What the reader makes of the items of a list. Items of which it makes nothing are left out. */
    public <T> List<T> list(Function<YamlNode, Optional<T>> reader) {
        return items().stream().map(reader).flatMap(Optional::stream).toList();
    }

    /** As {@link #list}, but an empty list is a problem. */
    public <T> List<T> someOf(Function<YamlNode, Optional<T>> reader) {
        if (node instanceof SequenceNode list && list.getValue().isEmpty()) {
            problem("an empty list");
        }
        return list(reader);
    }

    /** A mapping with any keys. A key that occurs twice is a problem. */
    public Optional<YamlMap> map() {
        return node instanceof MappingNode mapping
                ? Optional.of(YamlMap.of(this, mapping.getValue()))
                : expected("a mapping (key: value)");
    }

    /** A mapping with these keys and no others. */
    public Optional<YamlMap> map(List<String> known) {
        Optional<YamlMap> map = map();
        map.ifPresent(found -> found.refuseKeysBut(known));
        return map;
    }

    /** The value of a key. It reports no problem, also if this is no mapping. */
    public Optional<YamlNode> peek(String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key))
                        .findFirst()
                        .map(entry -> beside(entry.getValueNode()))
                : Optional.empty();
    }

    /** The items. It reports no problem if this is no list. */
    public List<YamlNode> peekItems() {
        return node instanceof SequenceNode ? items() : List.of();
    }

    /** The keys that are texts. It reports no problem if this is no mapping. */
    public Set<String> peekKeys() {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(ScalarNode.class::isInstance)
                        .map(key -> ((ScalarNode) key).getValue())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    YamlNode beside(Node other) {
        return new YamlNode(other, file, problems);
    }

    private boolean plain(Pattern pattern) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && pattern.matcher(scalar.getValue()).matches();
    }

    private <T> Optional<T> expected(String what) {
        problem("expected " + what + ", found " + kind());
        return Optional.empty();
    }

    private String kind() {
        if (isNull()) {
            return "nothing";
        }
        if (node instanceof ScalarNode scalar) {
            return Excerpt.of(scalar.getValue());
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }
}
