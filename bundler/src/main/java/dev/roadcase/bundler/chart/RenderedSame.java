package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.node.workload.ParameterValues;
import dev.roadcase.bundler.spec.yaml.KubernetesYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a chart that was rendered with marks becomes, with values in their places, what it is when it is rendered with
 * these values. Where it does not, a template does more with a parameter than to write it down.
 *
 * @param marked what was rendered with marks
 * @param random of each document, what differs each time
 */
record RenderedSame(List<ChartDocument> marked, List<Set<JsonPointer>> random, ChartMarks marks) {
    RenderedSame {
        marked = List.copyOf(marked);
        random = List.copyOf(random);
    }

    /** For what was rendered with the same marks twice. */
    static RenderedSame of(List<ChartDocument> once, List<ChartDocument> again, ChartMarks marks) {
        List<Set<JsonPointer>> random = new ArrayList<>();
        for (int i = 0; i < once.size(); i++) {
            boolean same =
                    i < again.size() && once.get(i).text().equals(again.get(i).text());
            random.add(
                    same || i >= again.size()
                            ? Set.of()
                            : LevelTree.differences(
                                    once.get(i).trees(), again.get(i).trees()));
        }
        return new RenderedSame(once, random, marks);
    }

    /** The same with these documents, in which nothing but quotes is other. */
    RenderedSame with(List<ChartDocument> quoted) {
        return new RenderedSame(quoted, random, marks);
    }

    /** The documents in which something differs each time. */
    List<ChartDocument> different() {
        return marked.stream()
                .filter(document -> !random.get(marked.indexOf(document)).isEmpty())
                .toList();
    }

    /** The object that differs, in words; absent if none does. */
    Optional<String> difference(List<ChartDocument> real, ParameterValues values) {
        if (real.size() != marked.size()) {
            return Optional.of("there are " + real.size() + " objects and not " + marked.size());
        }
        for (int i = 0; i < real.size(); i++) {
            if (!isSame(i, real.get(i), values)) {
                return Optional.of(real.get(i).shown() + " (" + real.get(i).source() + ") differs");
            }
        }
        return Optional.empty();
    }

    private boolean isSame(int number, ChartDocument real, ParameterValues values) {
        ChartDocument withMarks = marked.get(number);
        if (withMarks.text().equals(real.text())) {
            return true;
        }
        List<JsonNode> filled = KubernetesYaml.documents(values.fill(marks.restore(withMarks.text())));
        return LevelTree.level(filled, random.get(number)).equals(LevelTree.level(real.trees(), random.get(number)));
    }
}
