package dev.roadcase.bundler.show;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.node.workload.HelmRelease;
import dev.roadcase.agent.node.workload.WorkloadPlan;
import dev.roadcase.agent.node.workload.WorkloadPlan.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a chart of the demo says to its user (Helm, "NOTES.txt").
 *
 * @param release its name
 */
public record ReleaseNotes(String release, String text) {

    /**
     * Those of all releases of a show that have some.
     *
     * @param plan with the values of parameters
     * @param secrets names of parameters that are not to be seen: their names stand there instead
     */
    public static List<ReleaseNotes> of(Bundle bundle, WorkloadPlan plan, Set<String> secrets) {
        return plan.workloads().stream()
                .filter(workload -> workload.form() == Form.RELEASE)
                .flatMap(workload -> new Contents(bundle).demo(workload.manifests()).stream())
                .map(document -> of(Json.large(bundle.read(document, Template.LARGEST)), plan, secrets))
                .flatMap(notes -> notes.text().isBlank() ? Stream.of() : Stream.of(notes))
                .toList();
    }

    private static ReleaseNotes of(ObjectNode release, WorkloadPlan plan, Set<String> secrets) {
        String text = Placeholders.fill(
                release.path(HelmRelease.NOTES).asText(),
                name -> secrets.contains(name)
                        ? "[" + name + "]"
                        : plan.values().getOrDefault(name, ""));
        return new ReleaseNotes(release.path(HelmRelease.NAME).asText(), text);
    }
}
