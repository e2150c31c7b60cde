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
import java.util.function.UnaryOperator;

/** The manifests that are applied with these values: read here, so that none is found unreadable on stage. */
record FilledManifests(BundledDemo bundled, Demo demo, Parameters parameters) {
    private static final YamlVisitor UNSEEN = new YamlVisitor() {};

    /** Throws bad input, with a line for each manifest that cannot be read. */
    void requireReadable() {
        Problems problems = new Problems();
        demo.workloads().stream()
                .filter(workload -> workload.isChosen(parameters) && workload.hasManifests())
                .forEach(workload -> read(workload.manifests(), text -> filled(workload, text), problems));
        demo.stepManifests()
                .forEach(step -> read(step.manifests(), text -> step.fill(text, parameters, demo.texts()), problems));
        problems.throwIfAny();
    }

    private String filled(Workload workload, String text) {
        return workload.filled() ? Template.of(text).fill(parameters::require, demo.texts()) : text;
    }

    private void read(String manifests, UnaryOperator<String> filled, Problems problems) {
        String text = new String(bundled.document(manifests), StandardCharsets.UTF_8);
        String file = bundled.shown(manifests);
        try {
            String its = filled.apply(text);
            new YamlReader(problems, its.length()).walk(new YamlText(file, Template.forYaml(its)), UNSEEN);
        } catch (UnreadableManifest e) {
            problems.add(new Place(file, e.line(), 1), "not YAML: " + e.getMessage());
        }
    }
}
