package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the cluster runs now; in somebody else's, what of it is the show's. */
public record ClusterView(ApiServer server) {
    private static final String NODES = "/api/v1/nodes";

    private static final List<ApiResource> WITH_PODS = List.of(
            resource("apps/v1", "Deployment", "deployments"),
            resource("apps/v1", "StatefulSet", "statefulsets"),
            resource("apps/v1", "DaemonSet", "daemonsets"),
            resource("apps/v1", "ReplicaSet", "replicasets"),
            resource("v1", "ReplicationController", "replicationcontrollers"),
            resource("batch/v1", "Job", "jobs"),
            resource("v1", "Pod", "pods"));

    private static ApiResource resource(String version, String kind, String plural) {
        return new ApiResource(version, kind, plural, true, Set.of());
    }

    /** Its nodes, in the order of the API server. */
    public List<ClusterNode> nodes() {
        return items(server.scope().isGuest() ? server.findIfAllowed(NODES) : server.find(NODES))
                .map(live -> new ClusterNode(
                        live.path("metadata").path("name").asText(), new Readiness("Node", live).holds()))
                .toList();
    }

    /** Whether its API server answers, and knows a node. */
    public boolean answers() {
        try {
            return !nodes().isEmpty();
        } catch (Problem notYet) {
            return false;
        }
    }

    /** How many nodes do not work; none where we may not know it. */
    long absent() {
        return items(server.findIfAllowed(NODES))
                .filter(live -> !new Readiness("Node", live).holds())
                .count();
    }

    /** What asks for pods, by kind. Objects that another one has made are left out, since that one counts them. */
    public List<RunningWorkload> workloads() {
        long absent = absent();
        return WITH_PODS.stream()
                .flatMap(kind -> topmost(kind).map(live -> RunningWorkload.of(kind.kind(), live, absent)))
                .toList();
    }

    /** Objects that no other one has made. */
    private Stream<JsonNode> topmost(ApiResource kind) {
        return server.scope()
                .lists(kind)
                .flatMap(path -> items(server.scope().isGuest() ? server.findIfAllowed(path) : server.find(path)))
                .filter(live -> live.path("metadata").path("ownerReferences").isEmpty());
    }

    private static Stream<JsonNode> items(Optional<ObjectNode> found) {
        return found.stream()
                .flatMap(list -> StreamSupport.stream(list.path("items").spliterator(), false));
    }
}
