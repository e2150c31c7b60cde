package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the key {@code parameters}. */
public final class ParameterBlock {
    private static final List<String> KEYS = List.of("default", "min", "max", "values", "sensitive", "description");

    private ParameterBlock() {}

    /** Reads it, in the order of the file. */
    public static Map<String, Parameter> readAll(YamlNode node) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        node.map()
                .ifPresent(map -> map.values().forEach((name, value) -> {
                    Optional<String> sound = map.key(name).parse(Parameter::requireName);
                    value.map(KEYS).flatMap(keys -> read(sound, value, keys)).ifPresent(p -> parameters.put(name, p));
                }));
        return parameters;
    }

    private static Optional<Parameter> read(Optional<String> name, YamlNode node, YamlMap map) {
        Optional<String> usual = map.optional("default").flatMap(YamlNode::text);
        OptionalLong min = bound(map, "min");
        OptionalLong max = bound(map, "max");
        List<String> values =
                map.optional("values").map(list -> list.someOf(YamlNode::text)).orElse(List.of());
        boolean sensitive = map.optional("sensitive").flatMap(YamlNode::truth).orElse(false);
        String description = map.optional("description")
                .flatMap(d -> d.parse(PrintableText::require))
                .orElse("");
        return node.attempt(() -> new Parameter(name.orElseThrow(), usual, min, max, values, sensitive, description));
    }

    private static OptionalLong bound(YamlMap map, String key) {
        return map.optional(key)
                .flatMap(node -> node.whole(Long.MIN_VALUE, Long.MAX_VALUE))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
