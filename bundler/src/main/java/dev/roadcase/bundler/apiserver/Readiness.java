package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Whether an object of the cluster has all the pods that it asks for, and they are ready or have succeeded.
 *
 * @param kind of the object
 * @param live as the API server has it
 * @param absent how many nodes do not work: a daemon set's pods on them are not waited for
 */
record Readiness(String kind, JsonNode live, long absent) {
    private static final Set<String> WITH_PODS =
            Set.of("Deployment", "ReplicaSet", "ReplicationController", "StatefulSet", "DaemonSet", "Job", "Pod");

    private static final String DEFINITION = "CustomResourceDefinition";

    /** The same where all nodes work, or do not matter. */
    Readiness(String kind, JsonNode live) {
        this(kind, live, 0);
    }

    /** Whether objects of this kind are waited for: those with pods, and definitions of kinds. */
    static boolean isAwaited(String kind) {
        return counts(kind) || kind.equals(DEFINITION);
    }

    /** Whether objects of this kind have pods. */
    static boolean counts(String kind) {
        return WITH_PODS.contains(kind);
    }

    boolean holds() {
        return switch (kind) {
            case "Deployment", "ReplicaSet", "ReplicationController", "StatefulSet" ->
                isSeen()
                        && status("readyReplicas")
                                >= live.path("spec").path("replicas").asInt(1)
                        && (!kind.equals("Deployment") || status("updatedReplicas") >= status("replicas"));
            case "DaemonSet" ->
                isSeen()
                        && status("numberReady") >= status("desiredNumberScheduled") - absent
                        && status("updatedNumberScheduled") >= status("desiredNumberScheduled") - absent;
            case "Job" -> has("Complete");
            case DEFINITION -> has("Established");
            case "Node" -> has("Ready");
            case "Pod" ->
                has("Ready") && !isHook()
                        || live.path("status").path("phase").asText().equals("Succeeded");
            default -> true;
        };
    }

    /** Whether it is there to come to its end (Helm, "Chart Hooks"). */
    private boolean isHook() {
        return live.path("metadata").path("annotations").has("helm.sh/hook");
    }

    /** Whether the controller has looked at it since it was changed. */
    private boolean isSeen() {
        return live.path("status").path("observedGeneration").asLong()
                >= live.path("metadata").path("generation").asLong();
    }

    private int status(String field) {
        return live.path("status").path(field).asInt();
    }

    private boolean has(String condition) {
        return StreamSupport.stream(live.path("status").path("conditions").spliterator(), false)
                .anyMatch(each -> each.path("type").asText().equals(condition)
                        && each.path("status").asText().equals("True"));
    }
}
