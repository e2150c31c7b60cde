package dev.roadcase.bundler.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the API server says of objects. */
class LiveObjectTest {
    private static LiveObject pod(String metadata) {
        return new LiveObject(
                new ApiResource("v1", "Pod", "pods", true, Set.of()),
                Json.object(metadata.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void itSaysWhoHasSetItAndWhoseItIs() {
        LiveObject pod = pod("""
                {"name": "a", "namespace": "n", "uid": "1", "deletionTimestamp": "2026-11-29T19:00:00Z",
                 "managedFields": [{"manager": "kube-scheduler"}, {"manager": "roadcase-step"}],
                 "ownerReferences": [{"kind": "ReplicaSet", "uid": "2"}]}
                """);
        assertThat(pod.isSetBy(FieldOwner.STEP)).isTrue();
        assertThat(pod.isSetBy(FieldOwner.CONTROLLER)).isFalse();
        assertThat(pod.owners()).containsExactly("2");
        assertThat(pod.isEnding()).isTrue();
        assertThat(pod.path()).isEqualTo("/api/v1/namespaces/n/pods/a");
    }

    @Test
    void withoutItsFieldsItIsTheSameObject() {
        assertThat(pod("{\"name\": \"a\", \"uid\": \"1\"}").bare())
                .hasToString("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\",\"uid\":\"1\"}}");
        assertThat(pod("{\"name\": \"a\", \"uid\": \"1\", \"namespace\": \"n\"}")
                        .bare()
                        .toString())
                .contains("\"namespace\":\"n\"");
    }
}
