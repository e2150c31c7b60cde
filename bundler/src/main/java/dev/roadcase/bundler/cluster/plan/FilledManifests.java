package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.manifest.UnreadableManifest;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.yaml.Place;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import dev.roadcase.bundler.spec.yaml.YamlVisitor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The manifests that are applied with these values: read here, so that none is found unreadable on stage. */
record FilledManifests(BundledDemo bundled, Demo demo, Parameters parameters) {
    private static final YamlVisitor UNSEEN = new YamlVisitor() {};

    /** Throws bad input, with a line for each manifest that cannot be read. */
    void requireReadable() {
        Problems problems = new Problems();
        demo.workloads().stream()
                .filter(workload -> workload.isChosen(parameters))
                .forEach(workload -> read(workload, problems));
        problems.throwIfAny();
    }

    private void read(Workload workload, Problems problems) {
        String text = new String(bundled.document(workload.manifests()), StandardCharsets.UTF_8);
        String file = bundled.shown(workload.manifests());
        Optional<String> filled = workload.filled() ? filled(file, text, problems) : Optional.of(text);
        filled.ifPresent(
                its -> new YamlReader(problems, its.length()).walk(new YamlText(file, Template.forYaml(its)), UNSEEN));
    }

    private Optional<String> filled(String file, String text, Problems problems) {
        try {
            return Optional.of(Template.of(text).fill(this::value, demo.texts()));
        } catch (UnreadableManifest e) {
            problems.add(new Place(file, e.line(), 1), "not YAML: " + e.getMessage());
            return Optional.empty();
        }
    }

    private String value(String name) {
        return parameters.value(name).orElseThrow(() -> new IllegalStateException("no value for " + name));
    }
}
