package dev.roadcase.bundler.spec.yaml;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.NearNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** The keys and values of a mapping, each key once, in the order of the file. */
public final class YamlMap {
    private final YamlNode node;
    private final Map<String, YamlNode> keys = new LinkedHashMap<>();
    private final Map<String, YamlNode> values = new LinkedHashMap<>();

    private YamlMap(YamlNode node) {
        this.node = node;
    }

    static YamlMap of(YamlNode node, List<NodeTuple> entries) {
        YamlMap map = new YamlMap(node);
        entries.forEach(entry -> map.put(node.beside(entry.getKeyNode()), node.beside(entry.getValueNode())));
        return map;
    }

    private void put(YamlNode key, YamlNode value) {
        key.text().ifPresent(name -> {
            YamlNode first = keys.putIfAbsent(name, key);
            if (first == null) {
                values.put(name, value);
            } else {
                key.problem("the key " + Excerpt.of(name) + " stands twice, first in line "
                        + first.place().line());
            }
        });
    }

    void refuseKeysBut(List<String> known) {
        keys.forEach((name, key) -> {
            if (!known.contains(name)) {
                key.problem("unknown key " + Excerpt.of(name) + hint(name, known));
            }
        });
    }

    /** The known key that is most like this one; if none is, all known keys. */
    private static String hint(String name, List<String> known) {
        return NearNames.question(name, known).orElseGet(() -> " (known here: " + String.join(", ", known) + ")");
    }

    /** The mapping itself. */
    public YamlNode node() {
        return node;
    }

    /** Whether it has this key. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value of a key; absent if the key is missing. */
    public Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a required key. If the key is missing, this reports a problem at the mapping. */
    public Optional<YamlNode> required(String key) {
        if (!has(key)) {
            node.problem("the key " + Excerpt.of(key) + " is missing");
        }
        return optional(key);
    }

    /** The parsed text of a key; absent if the key is missing, or if the parser does not take the text. */
    public <T> Optional<T> value(String key, Function<String, T> parser) {
        return optional(key).flatMap(node -> node.parse(parser));
    }

    /** A whole number within these bounds. */
    public Optional<Integer> number(String key, int min, int max) {
        return optional(key).flatMap(node -> node.whole(min, max)).map(Long::intValue);
    }

    /** The mapping below a key, in the order of the file. Pairs with a wrong name or text are left out. */
    public Map<String, String> pairs(String key, UnaryOperator<String> names, UnaryOperator<String> texts) {
        Map<String, String> pairs = new LinkedHashMap<>();
        optional(key)
                .flatMap(YamlNode::map)
                .ifPresent(map -> map.values().forEach((name, value) -> {
                    Optional<String> sound = map.key(name).parse(names);
                    value.parse(texts).ifPresent(text -> sound.ifPresent(known -> pairs.put(known, text)));
                }));
        return pairs;
    }

    /**
     * What the reader makes of the items of a list. Items of which it makes nothing are left out. Empty if the key is
     * missing.
     */
    public <T> List<T> list(String key, Function<YamlNode, Optional<T>> reader) {
        return optional(key).map(list -> list.list(reader)).orElse(List.of());
    }

    /** The texts of a list; empty if the key is missing. */
    public List<String> texts(String key) {
        return list(key, YamlNode::text);
    }

    /** The node of a key, for problems with the key itself. */
    public YamlNode key(String key) {
        return keys.get(key);
    }

    /** All values by key, in the order of the file. */
    public Map<String, YamlNode> values() {
        return Collections.unmodifiableMap(values);
    }
}
