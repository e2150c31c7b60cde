package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Placeholders;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One thing about a demo that whoever shows it may choose; texts name it as <code>${NAME}</code>.
 *
 * @param name letters, digits and underscores
 * @param defaultValue absent where it is asked for at configure
 * @param min least value; with it or {@code max}, the value is a whole number
 * @param max greatest value
 * @param values one of which it has; none where it may be anything, or is a number
 * @param sensitive never in a bundle or a log, so it has no default
 */
public record Parameter(
        String name,
        Optional<String> defaultValue,
        OptionalLong min,
        OptionalLong max,
        List<String> values,
        boolean sensitive,
        String description) {
    /** Known in every demo without being declared: the controller's address. */
    public static final String CONTROLLER = "CONTROLLER";

    /** Names that no demo declares, and every demo may use. */
    public static final Set<String> BUILT_IN = Set.of(CONTROLLER);

    public Parameter {
        requireName(name);
        values = List.copyOf(values);
        if (!values.isEmpty() && (min.isPresent() || max.isPresent())) {
            throw new IllegalArgumentException("either values or min and max");
        }
        if (sensitive && defaultValue.isPresent()) {
            throw new IllegalArgumentException("a sensitive parameter has no default: a bundle would carry it");
        }
        if (min.isPresent() && max.isPresent() && min.getAsLong() > max.getAsLong()) {
            throw new IllegalArgumentException("min " + min.getAsLong() + " is above max " + max.getAsLong());
        }
        if (defaultValue.isPresent()) {
            require(defaultValue.get(), min, max, values);
        }
    }

    /**
     * The value, if it may be given to this parameter.
     *
     * @throws IllegalArgumentException where it is none that the parameter may have; a sensitive value is not shown
     */
    public String accept(String value) {
        try {
            require(value, min, max, values);
        } catch (IllegalArgumentException e) {
            throw sensitive ? new IllegalArgumentException("the value is none that it may have") : e;
        }
        return value;
    }

    static String requireName(String name) {
        if (!Placeholders.isName(name)) {
            throw new IllegalArgumentException(
                    "not a parameter's name (letters, digits and underscores, at most 64): " + Excerpt.of(name));
        }
        if (BUILT_IN.contains(name)) {
            throw new IllegalArgumentException(name + " is known already: it cannot be declared");
        }
        return name;
    }

    private static void require(String value, OptionalLong min, OptionalLong max, List<String> values) {
        if (!values.isEmpty() && !values.contains(value)) {
            throw new IllegalArgumentException("not " + String.join(" or ", values) + ": " + Excerpt.of(value));
        }
        requireInside(value, min, max);
    }

    private static void requireInside(String value, OptionalLong min, OptionalLong max) {
        if (min.isEmpty() && max.isEmpty()) {
            return;
        }
        long number = number(value);
        if (min.isPresent() && number < min.getAsLong()) {
            throw new IllegalArgumentException(number + " is below min " + min.getAsLong());
        }
        if (max.isPresent() && number > max.getAsLong()) {
            throw new IllegalArgumentException(number + " is above max " + max.getAsLong());
        }
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number: " + Excerpt.of(value), e);
        }
    }
}
