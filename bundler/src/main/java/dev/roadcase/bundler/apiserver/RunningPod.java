package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A pod that the API server has.
 *
 * @param node its name; empty as long as the pod has none
 * @param isOver whether it was asked to end, and nothing of it runs any more
 */
record RunningPod(LiveObject object, String node, boolean isOver) {

    /** @param pod as the server answers it */
    static RunningPod of(ApiResource resource, JsonNode pod) {
        LiveObject object = new LiveObject(resource, pod.path("metadata"));
        return new RunningPod(
                object, pod.path("spec").path("nodeName").asText(), object.isEnding() && hasEnded(pod.path("status")));
    }

    /**
     * Kubelets that have deleted an ended container call it waiting again, as one that has not begun; but then the pod is
     * not pending.
     */
    private static boolean hasEnded(JsonNode status) {
        List<JsonNode> containers =
                LiveObjects.elements(status.path("containerStatuses")).toList();
        return !containers.isEmpty()
                && !status.path("phase").asText().equals("Pending")
                && containers.stream().noneMatch(one -> one.path("state").has("running"));
    }
}
