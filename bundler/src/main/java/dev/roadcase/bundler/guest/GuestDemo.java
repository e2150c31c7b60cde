package dev.roadcase.bundler.guest;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.manifest.UnreadableManifest;
import dev.roadcase.agent.node.workload.WorkloadFiles;
import dev.roadcase.agent.node.workload.WorkloadFiles.AppliedManifests;
import dev.roadcase.agent.node.workload.WorkloadPlan;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.CarriedObject;
import dev.roadcase.bundler.apiserver.ShowScope;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.cluster.plan.ChosenWorkloads;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.StepManifest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A demo with values for its parameters, as manifests that a cluster takes.
 *
 * @param demo that the bundle carries
 */
record GuestDemo(Bundle bundle, Demo demo, Parameters parameters) {

    WorkloadPlan plan() {
        return new ChosenWorkloads(demo, parameters).plan();
    }

    /** In the order in which they are applied. */
    List<AppliedManifests> manifests() {
        return new WorkloadFiles(bundle, plan()).applied();
    }

    /** The same, by what they are. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        manifests().forEach(manifests -> texts.put(manifests.manifests(), manifests.text()));
        return texts;
    }

    /** All objects of its workloads. */
    List<CarriedObject> objects(String namespace) {
        return objects(texts(), namespace).toList();
    }

    private Stream<CarriedObject> objects(Map<String, String> texts, String namespace) {
        return texts.entrySet().stream()
                .flatMap(text ->
                        CarriedObject.in(text.getKey(), text.getValue(), bundle.indexDigest(), namespace).stream());
    }

    /** Where it has objects, those of its steps too. */
    ShowScope in(ShowScope scope) {
        Set<String> namespaces = new TreeSet<>();
        Set<String> versions = new TreeSet<>();
        Stream.of(texts(), stepTexts())
                .flatMap(texts -> objects(texts, scope.namespace()))
                .forEach(object -> {
                    namespaces.add(object.namespace());
                    versions.add(object.version());
                });
        return scope.with(namespaces, versions);
    }

    /** The manifests of its steps, by what they are. */
    Map<String, String> stepTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        List<StepManifest> manifests = demo.stepManifests();
        for (int i = 0; i < manifests.size(); i++) {
            texts.put(manifests.get(i).manifests() + " of step " + i, filled(manifests.get(i)));
        }
        return texts;
    }

    private String filled(StepManifest step) {
        BundledDemo bundled = new BundledDemo(bundle);
        try {
            return step.fill(
                    new String(bundled.document(step.manifests()), StandardCharsets.UTF_8), parameters, demo.texts());
        } catch (UnreadableManifest e) {
            throw Problem.badInput("fill in " + step.manifests() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
