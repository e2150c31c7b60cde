package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.node.workload.ParameterValues;
import dev.roadcase.bundler.spec.yaml.KubernetesYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Templates write a text without quotes where it needs none ({@code toYaml}). With a parameter in its place it needs some:
 * its value may be a number, and stays a text. A rendering with numbers as values shows where.
 *
 * @param numbers values of parameters
 */
record TextPlaces(ChartMarks marks, ParameterValues numbers) {
    /** What was rendered with marks, with quotes where texts stand in what was rendered with numbers. */
    List<ChartDocument> quoted(List<ChartDocument> marked, List<ChartDocument> real) {
        if (marked.size() != real.size()) {
            return marked;
        }
        List<ChartDocument> quoted = new ArrayList<>();
        for (int i = 0; i < marked.size(); i++) {
            Set<JsonPointer> places = places(marked.get(i), real.get(i));
            quoted.add(places.isEmpty() ? marked.get(i) : QuotedScalars.in(marked.get(i), places));
        }
        return quoted;
    }

    private Set<JsonPointer> places(ChartDocument withMarks, ChartDocument real) {
        List<JsonNode> ours = KubernetesYaml.documents(numbers.fill(marks.restore(withMarks.text())));
        List<JsonNode> its = real.trees();
        JsonNode one = LevelTree.level(ours, Set.of());
        JsonNode other = LevelTree.level(its, Set.of());
        return LevelTree.differences(ours, its).stream()
                .filter(place -> one.at(place).isNumber() && other.at(place).isTextual())
                .filter(place -> one.at(place).asText().equals(other.at(place).asText()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
