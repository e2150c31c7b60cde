package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the cluster runs now, in all of its namespaces. */
public record ClusterView(ApiServer server) {
    private static final Map<String, String> WITH_PODS = withPods();

    private static Map<String, String> withPods() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("Deployment", "/apis/apps/v1/deployments");
        paths.put("StatefulSet", "/apis/apps/v1/statefulsets");
        paths.put("DaemonSet", "/apis/apps/v1/daemonsets");
        paths.put("ReplicaSet", "/apis/apps/v1/replicasets");
        paths.put("ReplicationController", "/api/v1/replicationcontrollers");
        paths.put("Job", "/apis/batch/v1/jobs");
        paths.put("Pod", "/api/v1/pods");
        return paths;
    }

    /** Its nodes, in the order of the API server. */
    public List<ClusterNode> nodes() {
        return items("/api/v1/nodes")
                .map(live -> new ClusterNode(
                        live.path("metadata").path("name").asText(), new Readiness("Node", live).holds()))
                .toList();
    }

    /** How many nodes do not work. */
    long absent() {
        return nodes().stream().filter(node -> !node.ready()).count();
    }

    /** What asks for pods, by kind. Objects that another one has made are left out, since that one counts them. */
    public List<RunningWorkload> workloads() {
        long absent = absent();
        return WITH_PODS.entrySet().stream()
                .flatMap(kind -> items(kind.getValue())
                        .filter(live ->
                                live.path("metadata").path("ownerReferences").isEmpty())
                        .map(live -> RunningWorkload.of(kind.getKey(), live, absent)))
                .toList();
    }

    private Stream<JsonNode> items(String path) {
        return server.find(path).stream()
                .flatMap(list -> StreamSupport.stream(list.path("items").spliterator(), false));
    }
}
