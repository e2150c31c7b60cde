package dev.roadcase.bundler.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Helm is asked for. */
public sealed interface HelmCall {
    /** Its document. */
    ObjectNode json();

    /**
     * {@code helm package}: puts a chart's folder into an archive, as it is without what .helmignore names, and its
     * dependencies as folders. The answer is the archive's path.
     *
     * @param to a folder
     */
    record Pack(Path chart, Path to) implements HelmCall {
        @Override
        public ObjectNode json() {
            return Json.object().put(PACK, chart.toString()).put(TO, to.toString());
        }
    }

    /**
     * {@code helm template}, or the report of {@code helm install} without a cluster.
     *
     * @param chart a folder or an archive
     * @param what of the two
     * @param values files; what a later one says counts
     * @param set single values by their path; each is a text, a whole number, true, false or null by its form
     */
    record Render(Path chart, What what, ReleasePlace place, List<Path> values, Map<String, String> set)
            implements HelmCall {
        public Render {
            values = List.copyOf(values);
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = Json.object().put(CHART, chart.toString()).put(WHAT, what.name());
            json.put(RELEASE, place.release()).put(NAMESPACE, place.namespace()).put(KUBERNETES, place.kubernetes());
            ArrayNode files = json.putArray(VALUES);
            values.forEach(file -> files.add(file.toString()));
            set.forEach(json.putObject(SET)::put);
            return json;
        }
    }

    /** What is put out. */
    enum What {
        /** The manifests, without hooks and definitions of resources. */
        MANIFESTS,
        /** The values and the notes. */
        REPORT
    }

    /**
     * For what a chart is rendered.
     *
     * @param kubernetes version of the cluster; empty for the one that Helm takes without a cluster
     */
    record ReleasePlace(String release, String namespace, String kubernetes) {}

    String PACK = "pack";
    String TO = "to";
    String CHART = "chart";
    String WHAT = "what";
    String RELEASE = "release";
    String NAMESPACE = "namespace";
    String KUBERNETES = "kubernetes";
    String VALUES = "values";
    String SET = "set";

    /** Reads what {@link #json} has written. */
    static HelmCall read(JsonNode json) {
        if (json.has(PACK)) {
            return new Pack(path(json, PACK), path(json, TO));
        }
        List<Path> values = new ArrayList<>();
        json.path(VALUES).forEach(file -> values.add(Path.of(file.asText())));
        Map<String, String> set = new LinkedHashMap<>();
        json.path(SET)
                .properties()
                .forEach(value -> set.put(value.getKey(), value.getValue().asText()));
        ReleasePlace place = new ReleasePlace(
                json.path(RELEASE).asText(),
                json.path(NAMESPACE).asText(),
                json.path(KUBERNETES).asText());
        return new Render(path(json, CHART), What.valueOf(json.path(WHAT).asText()), place, values, set);
    }

    private static Path path(JsonNode json, String key) {
        return Path.of(json.path(key).asText());
    }
}
