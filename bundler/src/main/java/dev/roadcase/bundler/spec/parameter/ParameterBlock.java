package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the key {@code parameters}. */
public final class ParameterBlock {
    /** A kind of parameter that has keys of its own. */
    private record Row(List<String> keys, Function<YamlMap, Optional<ParameterKind>> reader) {
        boolean standsIn(YamlMap map) {
            return keys.stream().anyMatch(map::has);
        }
    }

    private static final List<Row> KINDS =
            List.of(new Row(OneOf.KEYS, OneOf::read), new Row(WholeNumber.KEYS, WholeNumber::read));

    private static final List<String> KEYS = keys();

    private ParameterBlock() {}

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("default"));
        KINDS.forEach(kind -> keys.addAll(kind.keys()));
        keys.addAll(List.of("sensitive", "description"));
        return List.copyOf(keys);
    }

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
        Optional<ParameterKind> kind = kind(map);
        Optional<String> usual = map.optional("default").flatMap(YamlNode::text);
        String description = map.optional("description")
                .flatMap(text -> text.parse(PrintableText::require))
                .orElse("");
        return node.attempt(() -> new Parameter(name.orElseThrow(), kind.orElseThrow(), usual, description));
    }

    private static Optional<ParameterKind> kind(YamlMap map) {
        Optional<ParameterKind> kind = open(map);
        boolean sensitive = map.optional("sensitive").flatMap(YamlNode::truth).orElse(false);
        return sensitive ? kind.map(Secret::new) : kind;
    }

    private static Optional<ParameterKind> open(YamlMap map) {
        List<Row> meant = KINDS.stream().filter(row -> row.standsIn(map)).toList();
        List<ParameterKind> read =
                meant.stream().flatMap(row -> row.reader().apply(map).stream()).toList();
        if (meant.size() > 1) {
            map.node().problem("either " + alternatives(meant));
            return Optional.empty();
        }
        return meant.isEmpty() ? Optional.of(new FreeText()) : read.stream().findFirst();
    }

    private static String alternatives(List<Row> rows) {
        return rows.stream().map(row -> String.join(" and ", row.keys())).collect(Collectors.joining(" or "));
    }
}
