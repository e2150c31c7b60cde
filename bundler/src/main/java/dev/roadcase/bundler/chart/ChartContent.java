package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.yaml.KubernetesYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a chart's folder holds, as Helm tells its files apart (helm.sh/helm/v3, pkg/chart/loader). */
record ChartContent(ChartFolder folder) {
    private static final Set<String> KNOWN = Set.of(
            "Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json", "requirements.yaml", "requirements.lock");
    private static final Pattern DEFINITIONS = Pattern.compile("crds/.*\\.(yaml|yml|json)");
    private static final String TEMPLATES = "templates/";
    private static final String DEPENDENCIES = "dependencies";

    /** Name, version and dependencies; those of old charts are in a file of their own. */
    ObjectNode metadata() {
        ObjectNode metadata = yaml("Chart.yaml");
        ObjectNode old = yaml("requirements.yaml");
        if (old.has(DEPENDENCIES)) {
            metadata.set(DEPENDENCIES, old.get(DEPENDENCIES));
        }
        return metadata;
    }

    /** The definitions of resources, which Helm applies before all else: first its own. */
    List<ChartDocument> definitions(JsonNode values) {
        List<ChartDocument> definitions = new ArrayList<>();
        collect(metadata().path("name").asText(), new Dependencies(values, values), definitions);
        return definitions;
    }

    private void collect(String name, Dependencies dependencies, List<ChartDocument> definitions) {
        for (Path file : folder.files()) {
            String path = name(file);
            if (DEFINITIONS.matcher(path).matches()) {
                String source = name + "/" + path;
                definitions.add(new ChartDocument(
                        source,
                        "---\n# Source: " + source + "\n"
                                + ChartFolder.text(file).stripTrailing() + "\n"));
            }
        }
        dependencies
                .enabled(metadata(), subcharts())
                .forEach(sub -> sub.content()
                        .collect(
                                name + "/charts/"
                                        + sub.content().folder().path().getFileName(),
                                sub.within(dependencies),
                                definitions));
    }

    private List<ChartContent> subcharts() {
        Path charts = folder.path().resolve("charts");
        if (!Files.isDirectory(charts)) {
            return List.of();
        }
        return folder.files().stream()
                .filter(file -> file.getFileName().toString().equals("Chart.yaml"))
                .map(Path::getParent)
                .filter(sub -> charts.equals(sub.getParent()))
                .map(sub -> new ChartContent(new ChartFolder(sub, folder.shown())))
                .toList();
    }

    /** As a release records its chart: without those that it depends on. */
    ObjectNode recorded() {
        ObjectNode chart = Json.object();
        chart.set("metadata", metadata());
        chart.set("lock", lock());
        ArrayNode templates = Json.array();
        ArrayNode files = Json.array();
        folder.files().forEach(file -> record(file, templates, files));
        chart.set("templates", templates);
        chart.set("values", yaml("values.yaml"));
        Path schema = folder.path().resolve("values.schema.json");
        if (Files.exists(schema)) {
            chart.put("schema", ChartFolder.bytes(schema));
        } else {
            chart.putNull("schema");
        }
        chart.set("files", files);
        return chart;
    }

    private JsonNode lock() {
        ObjectNode lock = yaml("Chart.lock");
        return lock.isEmpty() ? Json.object().nullNode() : lock;
    }

    private void record(Path file, ArrayNode templates, ArrayNode files) {
        String name = name(file);
        if (!KNOWN.contains(name) && !name.startsWith("charts/")) {
            (name.startsWith(TEMPLATES) ? templates : files)
                    .addObject()
                    .put("name", name)
                    .put("data", ChartFolder.bytes(file));
        }
    }

    private String name(Path file) {
        return folder.path().relativize(file).toString();
    }

    /** What a file says; empty where there is none. */
    ObjectNode yaml(String name) {
        Path file = folder.path().resolve(name);
        if (!Files.exists(file)) {
            return Json.object();
        }
        try {
            return KubernetesYaml.documents(ChartFolder.text(file)).stream()
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .findFirst()
                    .orElseGet(Json::object);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("read " + name + " of the chart " + folder.shown() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
