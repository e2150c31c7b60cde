package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/**
 * A whole number.
 *
 * @param min the least value, if there is a bound
 * @param max the greatest value, if there is a bound
 */
public record WholeNumber(Optional<Long> min, Optional<Long> max) implements ParameterKind {
    static final List<String> KEYS = List.of("min", "max");

    public WholeNumber {
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            throw new IllegalArgumentException("min " + min.get() + " is above max " + max.get());
        }
    }

    static Optional<ParameterKind> read(YamlMap map) {
        Optional<Long> min = bound(map, "min");
        Optional<Long> max = bound(map, "max");
        return map.node().attempt(() -> new WholeNumber(min, max));
    }

    private static Optional<Long> bound(YamlMap map, String key) {
        return map.optional(key).flatMap(node -> node.whole(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Override
    public String accept(String value) {
        long number = number(value);
        if (min.isPresent() && number < min.get()) {
            throw new IllegalArgumentException(number + " is below min " + min.get());
        }
        if (max.isPresent() && number > max.get()) {
            throw new IllegalArgumentException(number + " is above max " + max.get());
        }
        return value;
    }

    private long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw refusal(value);
        }
    }

    @Override
    public String words() {
        return "a whole number";
    }
}
