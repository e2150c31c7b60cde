package dev.roadcase.bundler.chart;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.parameter.OneOf;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.ParameterKind;
import dev.roadcase.bundler.spec.parameter.Secret;
import dev.roadcase.bundler.spec.parameter.WholeNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which values of the parameters in a chart have to be rendered, and which are tried.
 *
 * @param declared the demo's parameters, by name
 * @param names those that stand in the chart's values
 */
record ValueChoices(Map<String, Parameter> declared, Collection<String> names) {
    private static final int MOST = 64;
    private static final List<String> WORDS = List.of("probe", "Another.Probe-7");
    private static final String NUMBER = "18081";
    private static final String QUOTED = "a\"b\\c";
    private static final List<String> TRUTHS = List.of("true", "false");
    private static final List<String> ADDRESSES = List.of("192.0.2.7", "198.51.100.23");

    /**
     * All combinations of the parameters that list their values; one without any where no parameter does.
     *
     * @param when values that are chosen anyway
     * @throws Problem exit 3 if there are too many
     */
    List<Map<String, String>> combinations(Map<String, String> when, String shown) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (String name : names) {
            if (declared.get(name) != null && declared.get(name).kind() instanceof OneOf choice) {
                List<String> values =
                        Optional.ofNullable(when.get(name)).map(List::of).orElse(choice.values());
                combinations = times(combinations, name, values);
                if (combinations.size() > MOST) {
                    throw Problem.badInput("the chart " + shown + " would have to be rendered in more than " + MOST
                                    + " ways: for each combination of what " + names + " may be")
                            .advise("let fewer parameters stand in its values, or list fewer values of them");
                }
            }
        }
        return combinations;
    }

    private static List<Map<String, String>> times(List<Map<String, String>> some, String name, List<String> values) {
        List<Map<String, String>> all = new ArrayList<>();
        some.forEach(one -> values.forEach(value -> {
            Map<String, String> more = new LinkedHashMap<>(one);
            more.put(name, value);
            all.add(more);
        }));
        return all;
    }

    /** The parameters that stay standing. */
    List<String> open() {
        return names.stream()
                .filter(name ->
                        declared.get(name) == null || !(declared.get(name).kind() instanceof OneOf))
                .toList();
    }

    /** Values to try: first one of each open parameter, then others of one parameter at a time. */
    List<Map<String, String>> probes() {
        Map<String, String> first = new LinkedHashMap<>();
        open().forEach(name -> first.put(name, candidates(name).iterator().next()));
        List<Map<String, String>> probes = new ArrayList<>(List.of(first));
        open().forEach(name -> candidates(name).stream().skip(1).forEach(value -> {
            Map<String, String> other = new LinkedHashMap<>(first);
            other.put(name, value);
            probes.add(other);
        }));
        return first.isEmpty() ? List.of() : probes;
    }

    /** Numbers for all texts that may be such, to see where a number has to stay a text. */
    Map<String, String> numbers() {
        Map<String, String> numbers = new LinkedHashMap<>();
        open().forEach(name -> numbers.put(
                name,
                isTaken(name, NUMBER) ? NUMBER : candidates(name).iterator().next()));
        return numbers;
    }

    private boolean isTaken(String name, String value) {
        return declared.containsKey(name) && declared.get(name).takes(value);
    }

    /** Values with quotes in them, for texts that may have such; absent where there is none. */
    Optional<Map<String, String>> quoted() {
        List<String> texts =
                open().stream().filter(name -> isTaken(name, QUOTED)).toList();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> quoted = new LinkedHashMap<>(probes().get(0));
        texts.forEach(name -> quoted.put(name, QUOTED));
        return Optional.of(quoted);
    }

    /** At least one, the default first. */
    private Set<String> candidates(String name) {
        Parameter parameter = declared.get(name);
        if (parameter == null) {
            return new LinkedHashSet<>(ADDRESSES);
        }
        Set<String> candidates = Stream.concat(parameter.defaultValue().stream(), others(parameter))
                .filter(parameter::takes)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (candidates.isEmpty()) {
            throw Problem.badInput("no value is known that the parameter " + name + " takes, to try a chart with")
                    .advise("give it a default, or other bounds");
        }
        return candidates;
    }

    private static Stream<String> others(Parameter parameter) {
        ParameterKind kind = bare(parameter);
        if (kind instanceof WholeNumber number) {
            return some(number);
        }
        if (kind instanceof OneOf choice) {
            return choice.values().stream();
        }
        return parameter.defaultValue().filter(TRUTHS::contains).isPresent() ? TRUTHS.stream() : WORDS.stream();
    }

    /** What a parameter takes, whether it is a secret or not. */
    static ParameterKind bare(Parameter parameter) {
        return parameter.kind() instanceof Secret secret ? secret.kind() : parameter.kind();
    }

    /** The bounds; where there are none, numbers that templates like to ask for. */
    private static Stream<String> some(WholeNumber number) {
        return Stream.of(number.min().orElse(0L), number.max().orElse(3L), 1L, 2L)
                .map(String::valueOf);
    }
}
