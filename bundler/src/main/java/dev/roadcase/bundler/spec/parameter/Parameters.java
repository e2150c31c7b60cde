package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Values for a demo's parameters: the chosen ones, else the defaults. {@code toString} never shows sensitive values. */
public final class Parameters {
    /** No values at all. */
    public static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The values of a demo's parameters.
     *
     * @param declared the demo's parameters, by name
     * @param chosen values that replace defaults, by name
     * @throws Problem usage, with a line for each chosen value that the demo does not declare or does not allow
     */
    public static Parameters of(Map<String, Parameter> declared, Map<String, String> chosen) {
        Map<String, String> values = new LinkedHashMap<>();
        declared.values().forEach(p -> p.defaultValue().ifPresent(value -> values.put(p.name(), value)));
        List<String> problems = problems(declared, chosen);
        if (!problems.isEmpty()) {
            throw Problem.usage(String.join("\n", problems));
        }
        values.putAll(chosen);
        return new Parameters(values);
    }

    /** A line for each chosen value that the demo does not declare or does not allow. */
    public static List<String> problems(Map<String, Parameter> declared, Map<String, String> chosen) {
        List<String> problems = new ArrayList<>();
        chosen.forEach((name, value) -> trouble(declared, name, value).ifPresent(problems::add));
        return problems;
    }

    /**
     * Reads the words of {@code --set}.
     *
     * @param words each {@code NAME=VALUE}
     * @throws Problem usage, if a word has another form or a name is given twice
     */
    public static Map<String, String> assignments(List<String> words) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw Problem.usage("--set takes NAME=VALUE");
            }
            if (chosen.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw Problem.usage("--set " + word.substring(0, equals) + " stands twice");
            }
        }
        return chosen;
    }

    private static Optional<String> trouble(Map<String, Parameter> declared, String name, String value) {
        Parameter parameter = declared.get(name);
        if (parameter == null) {
            return Optional.of("--set " + Excerpt.of(name) + ": demo.yaml declares no such parameter");
        }
        try {
            parameter.accept(value);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("--set " + name + ": " + e.getMessage());
        }
    }

    /** The same values, and the controller's address for <code>${CONTROLLER}</code>. */
    public Parameters withController(String address) {
        return with(Map.of(Parameter.CONTROLLER, address));
    }

    /** The same values and these, which come first. */
    public Parameters with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.putAll(others);
        return new Parameters(more);
    }

    /** The same values without those of these names. */
    public Parameters without(Collection<String> names) {
        Map<String, String> fewer = new LinkedHashMap<>(values);
        fewer.keySet().removeAll(names);
        return new Parameters(fewer);
    }

    /** Whether every name in the text has a value. */
    public boolean canFill(String text) {
        return Placeholders.in(text).stream()
                .allMatch(part -> !(part instanceof Placeholders.Segment.Named named)
                        || value(named.name()).isPresent());
    }

    /** The names that have values. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The value of a parameter, if it has one. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The value of a parameter.
     *
     * @throws Problem bad input, if it has none
     */
    public String require(String name) {
        return value(name).orElseThrow(() -> withoutValue(name));
    }

    /**
     * The text with each name replaced by its value.
     *
     * @throws Problem bad input, if a name has no value
     */
    public String fill(String text) {
        Set<String> unknown = new TreeSet<>();
        String filled = fill(text, name -> {
            unknown.add(name);
            return "";
        });
        if (!unknown.isEmpty()) {
            throw withoutValue(String.join(", ", unknown));
        }
        return filled;
    }

    /** The text with each name that has a value replaced by it. The others stay. */
    public String fillKnown(String text) {
        return fill(text, name -> "${" + name + "}");
    }

    private static Problem withoutValue(String names) {
        return Problem.badInput("parameters without a value: " + names).advise("give each with --set NAME=VALUE");
    }

    private String fill(String text, UnaryOperator<String> otherwise) {
        return Placeholders.fill(text, name -> value(name).orElseGet(() -> otherwise.apply(name)));
    }

    /** The names that have values. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
