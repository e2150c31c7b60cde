package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/**
 * What asks for pods, and belongs to nothing else that does.
 *
 * @param uid no other object has it
 * @param selector labels of its pods, as kubectl takes them; empty where it is a pod itself
 * @param pods how many of its pods are ready, or have succeeded
 * @param asked how many there should be
 * @param ready whether all of them are but for those of a daemon set on nodes that do not work, and none of before is left
 */
public record RunningWorkload(
        String kind, String namespace, String name, String uid, String selector, int pods, int asked, boolean ready) {
    /** @param absent how many nodes do not work */
    static RunningWorkload of(String kind, JsonNode live, long absent) {
        JsonNode metadata = live.path("metadata");
        boolean ready = new Readiness(kind, live, absent).holds();
        return new RunningWorkload(
                kind,
                metadata.path("namespace").asText(),
                metadata.path("name").asText(),
                metadata.path("uid").asText(),
                selector(live.path("spec").path("selector")),
                pods(kind, live.path("status"), ready),
                asked(kind, live),
                ready);
    }

    /** A ReplicationController has the labels alone. */
    private static String selector(JsonNode selector) {
        JsonNode labels = selector.path("matchLabels").isMissingNode() ? selector : selector.path("matchLabels");
        return labels.properties().stream()
                .filter(label -> label.getValue().isTextual())
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .collect(Collectors.joining(","));
    }

    private static int pods(String kind, JsonNode status, boolean ready) {
        return switch (kind) {
            case "DaemonSet" -> status.path("numberReady").asInt();
            case "Job" -> status.path("succeeded").asInt();
            case "Pod" -> ready ? 1 : 0;
            default -> status.path("readyReplicas").asInt();
        };
    }

    private static int asked(String kind, JsonNode live) {
        JsonNode spec = live.path("spec");
        return switch (kind) {
            case "DaemonSet" ->
                live.path("status").path("desiredNumberScheduled").asInt();
            case "Job" -> spec.path("completions").asInt(1);
            case "Pod" -> 1;
            default -> spec.path("replicas").asInt(1);
        };
    }

    /** Such as {@code Deployment kube-system/dns}; the namespace default goes without saying. */
    @Override
    public String toString() {
        return kind + " " + (namespace.equals("default") ? "" : namespace + "/") + name;
    }
}
