package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * One of a few texts.
 *
 * @param values at least one
 */
public record OneOf(List<String> values) implements ParameterKind {
    static final List<String> KEYS = List.of("values");

    public OneOf {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a choice without values");
        }
    }

    static Optional<ParameterKind> read(YamlMap map) {
        return map.optional("values")
                .map(list -> list.someOf(YamlNode::text))
                .filter(values -> !values.isEmpty())
                .map(OneOf::new);
    }

    @Override
    public String accept(String value) {
        if (!values.contains(value)) {
            throw refusal(value);
        }
        return value;
    }

    @Override
    public String words() {
        return String.join(" or ", values);
    }
}
