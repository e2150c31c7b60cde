package dev.roadcase.tests.inaetics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Replication controllers and Deployments are the same pods. */
class ManifestsTest {
    private static Map<String, Map<String, Object>> byName(String manifest) throws IOException {
        String text = Files.readString(KubernetesJourney.MANIFESTS.resolve(manifest));
        return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                .map(ManifestsTest::map)
                .collect(Collectors.toMap(
                        object -> map(object.get("metadata")).get("name").toString(), object -> object));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object object) {
        return (Map<String, Object>) object;
    }

    /** What a replication controller is as a Deployment. */
    private static Map<String, Object> asDeployment(Map<String, Object> controller) {
        controller.put("apiVersion", "apps/v1");
        controller.put("kind", "Deployment");
        map(controller.get("spec")).compute("selector", (key, labels) -> Map.of("matchLabels", labels));
        map(controller.get("spec")).put("strategy", Map.of("type", "Recreate"));
        return controller;
    }

    @Test
    void deploymentsAreTheReplicationControllersInAnotherShape() throws IOException {
        Map<String, Map<String, Object>> controllers = byName("controllers.yaml");
        assertThat(controllers).hasSize(5);
        assertThat(byName("deployments.yaml"))
                .isEqualTo(controllers.entrySet().stream()
                        .collect(Collectors.toMap(Entry::getKey, entry -> asDeployment(entry.getValue()))));
    }
}
