package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The pods of a show in a cluster that is somebody else's, found by what they belong to. */
public record GuestPods(ApiServer server) {
    private static final Set<String> NO_IMAGE = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "ImageInspectError",
            "RegistryUnavailable");
    private static final List<String> BETWEEN =
            List.of("/apis/apps/v1/namespaces/%s/replicasets", "/apis/batch/v1/namespaces/%s/jobs");

    /** Those that wait for an image in vain. */
    public List<StuckPull> stuck() {
        return new ClusterView(server)
                .workloads().stream()
                        .filter(workload -> !workload.ready())
                        .flatMap(this::stuck)
                        .distinct()
                        .toList();
    }

    /** Ends pods that something makes anew: a node waits for minutes before it asks for the same image again. */
    public void startAnew(List<StuckPull> stuck) {
        stuck.stream()
                .map(StuckPull::path)
                .distinct()
                .forEach(path -> server.find(path)
                        .filter(pod ->
                                !pod.path("metadata").path("ownerReferences").isEmpty())
                        .ifPresent(pod -> server.delete(path, "gracePeriodSeconds=0", "end the pod " + path)));
    }

    private Stream<StuckPull> stuck(RunningWorkload workload) {
        if (workload.selector().isEmpty()) {
            String path = "/api/v1/namespaces/" + workload.namespace() + "/pods/" + workload.name();
            return server.find(path).stream().flatMap(GuestPods::waiting);
        }
        Set<String> owners = new HashSet<>(Set.of(workload.uid()));
        BETWEEN.forEach(path -> items(path, workload)
                .filter(each -> belongs(each, owners))
                .toList()
                .forEach(each -> owners.add(each.path("metadata").path("uid").asText())));
        return items("/api/v1/namespaces/%s/pods", workload)
                .filter(pod -> belongs(pod, owners))
                .flatMap(GuestPods::waiting);
    }

    private Stream<JsonNode> items(String path, RunningWorkload workload) {
        String query = "?labelSelector=" + URLEncoder.encode(workload.selector(), StandardCharsets.UTF_8);
        Optional<ObjectNode> list = server.findIfAllowed(path.formatted(workload.namespace()) + query);
        return list.stream().flatMap(its -> elements(its.path("items")));
    }

    private static boolean belongs(JsonNode object, Set<String> owners) {
        return elements(object.path("metadata").path("ownerReferences"))
                .anyMatch(owner -> owners.contains(owner.path("uid").asText()));
    }

    private static Stream<StuckPull> waiting(JsonNode pod) {
        JsonNode metadata = pod.path("metadata");
        String path = "/api/v1/namespaces/" + metadata.path("namespace").asText() + "/pods/"
                + metadata.path("name").asText();
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(list -> elements(pod.path("status").path(list)))
                .filter(container -> NO_IMAGE.contains(waiting(container, "reason")))
                .map(container -> new StuckPull(
                        path,
                        metadata.path("name").asText(),
                        pod.path("spec").path("nodeName").asText(),
                        container.path("image").asText(),
                        waiting(container, "message")));
    }

    private static String waiting(JsonNode container, String field) {
        return container.path("state").path("waiting").path(field).asText();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return LiveObjects.elements(list);
    }
}
