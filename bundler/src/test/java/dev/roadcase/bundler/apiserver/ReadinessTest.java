package dev.roadcase.bundler.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a workload has its pods. */
class ReadinessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ReplicationController | {\"spec\":{\"replicas\":3},\"status\":{\"readyReplicas\":3}} | true",
                "ReplicationController | {\"spec\":{\"replicas\":3},\"status\":{\"readyReplicas\":2}} | false",
                "ReplicationController | {\"spec\":{\"replicas\":0},\"status\":{}} | true",
                "StatefulSet | {\"status\":{\"readyReplicas\":1}} | true",
                "ReplicaSet | {\"metadata\":{\"generation\":2},\"spec\":{\"replicas\":1},"
                        + "\"status\":{\"readyReplicas\":1,\"observedGeneration\":1}} | false",
                "Deployment | {\"spec\":{\"replicas\":2},\"status\":{\"replicas\":3,\"updatedReplicas\":2,"
                        + "\"readyReplicas\":3}} | false",
                "Deployment | {\"spec\":{\"replicas\":2},\"status\":{\"replicas\":2,\"updatedReplicas\":2,"
                        + "\"readyReplicas\":2}} | true",
                "DaemonSet | {\"status\":{\"desiredNumberScheduled\":5,\"numberReady\":4}} | false",
                "DaemonSet | {\"status\":{\"desiredNumberScheduled\":5,\"numberReady\":5,"
                        + "\"updatedNumberScheduled\":5}} | true",
                "DaemonSet | {\"status\":{\"desiredNumberScheduled\":5,\"numberReady\":5,"
                        + "\"updatedNumberScheduled\":2}} | false",
                "Job | {\"status\":{\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\"}]}} | true",
                "Job | {\"status\":{\"active\":1}} | false",
                "Pod | {\"status\":{\"phase\":\"Succeeded\"}} | true",
                "Pod | {\"status\":{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"False\"}]}} | false",
                "Node | {\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"Unknown\"}]}} | false",
                "Service | {} | true"
            })
    void itHolds(String kind, String live, boolean holds) {
        assertThat(new Readiness(kind, Json.object(live.getBytes(StandardCharsets.UTF_8))).holds())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"4, 0, false", "4, 1, true", "3, 1, false"})
    void aDaemonSetDoesNotWaitForNodesThatDoNotWork(int pods, long absent, boolean holds) {
        String live =
                "{\"status\":{\"desiredNumberScheduled\":5,\"numberReady\":" + pods + ",\"updatedNumberScheduled\":5}}";
        assertThat(new Readiness("DaemonSet", Json.object(live.getBytes(StandardCharsets.UTF_8)), absent).holds())
                .isEqualTo(holds);
    }
}
