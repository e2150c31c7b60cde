package dev.roadcase.agent.node.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a controller applies to the cluster: workloads.json, which {@code bundle configure} writes for it.
 *
 * @param values of parameters by name; some are secrets
 * @param texts names of values that are always texts, also where one looks like a number or like {@code true}
 * @param workloads in their order
 */
public record WorkloadPlan(Map<String, String> values, Set<String> texts, List<PlannedWorkload> workloads) {
    /** Its path on the controller. Only the administrator may read it. */
    public static final String PATH = "/etc/roadcase/workloads.json";

    private static final String VALUES = "values";
    private static final String TEXTS = "texts";
    private static final String WORKLOADS = "workloads";
    private static final String MANIFESTS = "manifests";
    private static final String FORM = "form";
    /** What older programs read instead. */
    private static final String FILLED = "filled";

    private static final String SECONDS = "seconds";

    /** What a document is. */
    public enum Form {
        /** Manifests in which <code>${NAME}</code> stands for a value. */
        FILLED,
        /** Manifests that are applied as they are. */
        PLAIN,
        /** A release of Helm's, which becomes the secret that records it. */
        RELEASE;

        /** As documents write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads what {@link #word} gives.
         *
         * @throws IllegalArgumentException if it is none
         */
        public static Form of(String word) {
            return Stream.of(values())
                    .filter(form -> form.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not a form of a workload: " + Excerpt.of(word)));
        }
    }

    /**
     * One document that is applied.
     *
     * @param manifests its path in the demo's folder
     * @param seconds how long to wait for what it makes; 0 for not at all
     */
    public record PlannedWorkload(String manifests, Form form, long seconds) {}

    public WorkloadPlan {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        texts = Collections.unmodifiableSet(new TreeSet<>(texts));
        workloads = List.copyOf(workloads);
    }

    /**
     * Reads the file.
     *
     * @throws Problem exit 3 if it is none
     */
    public static WorkloadPlan read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(Json.object(in.readNBytes(Json.LARGEST_DOCUMENT)));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput("read the plan of workloads " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Its document, indented for people. */
    public byte[] bytes() {
        ObjectNode plan = Json.object();
        values.forEach(plan.putObject(VALUES)::put);
        texts.forEach(plan.putArray(TEXTS)::add);
        ArrayNode list = plan.putArray(WORKLOADS);
        workloads.forEach(workload -> list.addObject()
                .put(MANIFESTS, workload.manifests())
                .put(FORM, workload.form().word())
                .put(FILLED, workload.form() == Form.FILLED)
                .put(SECONDS, workload.seconds()));
        return Json.pretty(plan).getBytes(StandardCharsets.UTF_8);
    }

    private static WorkloadPlan parse(ObjectNode plan) {
        Map<String, String> values = new LinkedHashMap<>();
        plan.path(VALUES).properties().forEach(value -> values.put(value.getKey(), text(value.getValue())));
        Set<String> texts = new TreeSet<>();
        plan.path(TEXTS).forEach(name -> texts.add(text(name)));
        List<PlannedWorkload> workloads = new ArrayList<>();
        for (JsonNode workload : plan.path(WORKLOADS)) {
            workloads.add(new PlannedWorkload(
                    text(workload.path(MANIFESTS)),
                    form(workload),
                    workload.path(SECONDS).asLong()));
        }
        return new WorkloadPlan(values, texts, workloads);
    }

    private static Form form(JsonNode workload) {
        Form older = workload.path(FILLED).asBoolean(true) ? Form.FILLED : Form.PLAIN;
        return Form.of(workload.path(FORM).asText(older.word()));
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("a value that is no text");
        }
        return node.textValue();
    }

    /** Names without values, which may be secrets. */
    @Override
    public String toString() {
        return values.keySet() + " " + workloads;
    }
}
