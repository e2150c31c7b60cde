package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.workload.ChartWorkload;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.yaml.KubernetesYaml;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The namespaces that workloads of a demo make in any case, before others of them come. They may say more of them than a name. */
final class MadeNamespaces {
    private final DemoFolder folder;
    private final Unmade unmade;
    private final Set<String> names = new HashSet<>();

    MadeNamespaces(DemoFolder folder, Unmade unmade) {
        this.folder = folder;
        this.unmade = unmade;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Those of manifests. */
    void add(Workload workload) {
        if (workload.when().isEmpty() && !unmade.lacks(folder, workload.manifests())) {
            String text = new String(folder.bytes(workload.manifests(), Template.LARGEST), StandardCharsets.UTF_8);
            read(workload.filled() ? text : text.replace("${", "$${"));
        }
    }

    /** That of a release, and those of its manifests. */
    void add(ChartWorkload chart, RenderedChart rendered) {
        if (chart.when().isEmpty()) {
            names.add(chart.namespace());
            rendered.workloads().stream()
                    .filter(workload -> workload.when().isEmpty() && workload.hasManifests())
                    .forEach(workload ->
                            read(new String(rendered.documents().get(workload.manifests()), StandardCharsets.UTF_8)));
        }
    }

    /** What cannot be read here is found unreadable where its images are looked for. */
    private void read(String text) {
        if (!text.contains("Namespace")) {
            return;
        }
        try {
            KubernetesYaml.documents(Template.of(text).fill(name -> name, Set.of()))
                    .forEach(this::read);
        } catch (IllegalArgumentException e) {
            return;
        }
    }

    private void read(JsonNode object) {
        if (object.path("kind").asText().equals("Namespace")) {
            names.add(object.path("metadata").path("name").asText());
        }
        if (object.path("items").isArray()) {
            StreamSupport.stream(object.path("items").spliterator(), false).forEach(this::read);
        }
    }
}
