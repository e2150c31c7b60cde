package dev.roadcase.bundler.spec.yaml;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.NearNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The key that was meant, or, where nothing is near, those that there are. */
    private static String hint(String name, List<String> known) {
        return NearNames.meant(name, known)
                .map(meant -> ": did you mean " + Excerpt.of(meant) + "?")
                .orElseGet(() -> " (known here: " + String.join(", ", known) + ")");
    }

    /** The mapping itself. */
    public YamlNode node() {
        return node;
    }

    /** Whether the key stands here. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value of a key, absent where the key is. */
    public Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key that has to be here: without it, a problem is noted at the mapping's place. */
    public Optional<YamlNode> required(String key) {
        if (!has(key)) {
            node.problem("the key " + Excerpt.of(key) + " is missing");
        }
        return optional(key);
    }

    /** The texts of a list; none where the key is missing. */
    public List<String> texts(String key) {
        return optional(key).map(list -> list.list(YamlNode::text)).orElse(List.of());
    }

    /** Where a key stands, for problems with the key itself. */
    public YamlNode key(String key) {
        return keys.get(key);
    }

    /** All values by key, in the order of the file. */
    public Map<String, YamlNode> values() {
        return Collections.unmodifiableMap(values);
    }
}
