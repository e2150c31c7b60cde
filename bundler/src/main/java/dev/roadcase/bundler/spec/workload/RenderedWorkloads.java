package dev.roadcase.bundler.spec.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.node.workload.WorkloadPlan.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the charts of a demo were rendered to: a document that the bundle carries beside demo.yaml.
 *
 * @param releases the workloads of each, in their order
 */
public record RenderedWorkloads(Map<String, List<Workload>> releases) {
    /** Its path in the demo's folder. */
    public static final String PATH = "rendered/charts.json";

    private static final String MANIFESTS = "manifests";
    private static final String FORM = "form";
    private static final String WHEN = "when";
    private static final String SECONDS = "seconds";

    public RenderedWorkloads {
        releases = Collections.unmodifiableMap(new LinkedHashMap<>(releases));
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is not as {@link #bytes} makes it
     */
    public static RenderedWorkloads parse(byte[] document) {
        Map<String, List<Workload>> releases = new LinkedHashMap<>();
        Json.large(document).properties().forEach(release -> {
            List<Workload> workloads = new ArrayList<>();
            release.getValue().forEach(workload -> workloads.add(workload(workload)));
            releases.put(release.getKey(), workloads);
        });
        return new RenderedWorkloads(releases);
    }

    private static Workload workload(JsonNode json) {
        Map<String, String> when = new LinkedHashMap<>();
        json.path(WHEN)
                .properties()
                .forEach(value -> when.put(value.getKey(), value.getValue().asText()));
        return new Workload(
                json.path(MANIFESTS).asText(),
                Form.of(json.path(FORM).asText()),
                when,
                Optional.of(json.path(SECONDS).asLong())
                        .filter(seconds -> seconds > 0)
                        .map(seconds -> new Wait(Wait.Condition.PODS, Duration.ofSeconds(seconds))));
    }

    /** Its bytes, the same each time. */
    public byte[] bytes() {
        ObjectNode document = Json.object();
        releases.forEach((release, workloads) -> {
            ArrayNode list = document.putArray(release);
            workloads.forEach(workload -> put(workload, list.addObject()));
        });
        return Json.bytes(document);
    }

    private static void put(Workload workload, ObjectNode json) {
        json.put(MANIFESTS, workload.manifests());
        json.put(FORM, workload.form().word());
        workload.when().forEach(json.putObject(WHEN)::put);
        json.put(
                SECONDS,
                workload.pause().map(Wait::timeout).orElse(Duration.ZERO).toSeconds());
    }
}
