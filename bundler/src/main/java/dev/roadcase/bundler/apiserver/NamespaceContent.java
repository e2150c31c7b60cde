package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What people have put into a namespace. */
record NamespaceContent(ApiServer server, String namespace) {
    private static final Map<String, List<String>> KINDS = Map.of(
            "/api/v1",
            List.of("pods", "services", "configmaps", "secrets", "persistentvolumeclaims", "replicationcontrollers"),
            "/apis/apps/v1",
            List.of("deployments", "statefulsets", "daemonsets", "replicasets"),
            "/apis/batch/v1",
            List.of("jobs"));

    /** What Kubernetes itself puts into each namespace. */
    private static final String OWN = "kube-root-ca\\.crt|default-token-.*";

    /** Whether nothing is there that belongs to nothing else and is going to stay. */
    boolean isNobodys() {
        return KINDS.entrySet().stream()
                .flatMap(version -> version.getValue().stream().flatMap(kind -> objects(version.getKey(), kind)))
                .noneMatch(NamespaceContent::isSomebodys);
    }

    private Stream<JsonNode> objects(String version, String kind) {
        return server.metadataIfAllowed(version + "/namespaces/" + namespace + "/" + kind).stream();
    }

    private static boolean isSomebodys(JsonNode metadata) {
        return metadata.path("ownerReferences").isEmpty()
                && !metadata.has("deletionTimestamp")
                && !metadata.path("name").asText().matches(OWN);
    }
}
