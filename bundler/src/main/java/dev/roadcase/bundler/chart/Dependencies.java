package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which of the charts that a chart depends on are enabled (Helm, "Tags and Condition fields in dependencies").
 *
 * @param top the values of the whole release, whose tags count for all
 * @param values of this chart
 */
record Dependencies(JsonNode top, JsonNode values) {
    /** A chart in the folder {@code charts}, under the name by which values are given to it. */
    record Subchart(ChartContent content, String alias) {
        Dependencies within(Dependencies above) {
            return new Dependencies(above.top(), above.values().path(alias));
        }
    }

    /** Those of a chart; one that no dependency names is enabled. */
    List<Subchart> enabled(JsonNode metadata, List<ChartContent> subcharts) {
        return subcharts.stream().flatMap(sub -> enabled(metadata, sub)).toList();
    }

    private Stream<Subchart> enabled(JsonNode metadata, ChartContent sub) {
        String name = sub.metadata().path("name").asText();
        List<JsonNode> named = StreamSupport.stream(
                        metadata.path("dependencies").spliterator(), false)
                .filter(dependency -> dependency.path("name").asText().equals(name))
                .toList();
        return named.isEmpty()
                ? Stream.of(new Subchart(sub, name))
                : named.stream()
                        .filter(dependency -> isEnabled(dependency, sub.yaml("values.yaml")))
                        .map(dependency ->
                                new Subchart(sub, dependency.path("alias").asText(name)));
    }

    private boolean isEnabled(JsonNode dependency, JsonNode own) {
        String alias = dependency.path("alias").asText(dependency.path("name").asText());
        return Stream.of(dependency.path("condition").asText().split(","))
                .map(path -> path.strip().split("\\."))
                .map(path -> truth(values, path).or(() -> ownTruth(own, alias, path)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> byTags(dependency.path("tags")));
    }

    /** One tag that is true is enough; without one that is set, it is enabled. */
    private boolean byTags(JsonNode tags) {
        List<Boolean> set = StreamSupport.stream(tags.spliterator(), false)
                .flatMap(tag -> truth(top.path("tags"), tag.asText()).stream())
                .toList();
        return set.isEmpty() || set.contains(true);
    }

    /** What a subchart says of itself: its values are not there any more where it was disabled. */
    private static Optional<Boolean> ownTruth(JsonNode own, String alias, String... path) {
        return path[0].equals(alias) && path.length > 1
                ? truth(own, Arrays.copyOfRange(path, 1, path.length))
                : Optional.empty();
    }

    private static Optional<Boolean> truth(JsonNode in, String... path) {
        JsonNode value = in;
        for (String name : path) {
            value = name.isEmpty() ? MissingNode.getInstance() : value.path(name);
        }
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }
}
