package dev.roadcase.bundler.spec.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.node.workload.HelmRelease;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The hooks of a release, also those that Helm runs only when somebody upgrades it or takes it away at the show. Those of
 * {@code helm test} are left out.
 *
 * @param path of the release's document, in the demo's folder
 */
record ReleaseHooks(DemoFolder folder, String path) {
    /** Their manifests. */
    List<YamlText> texts() {
        JsonNode hooks = Json.large(folder.bytes(path, Template.LARGEST)).path(HelmRelease.HOOKS);
        return StreamSupport.stream(hooks.spliterator(), false)
                .filter(hook -> !hook.path("events").toString().equals("[\"test\"]"))
                .map(hook -> new YamlText(
                        folder.shown(path), hook.path(HelmRelease.MANIFEST).asText()))
                .toList();
    }
}
