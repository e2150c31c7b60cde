package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A machine of a cluster that is somebody else's.
 *
 * @param system in the words of the Go runtime, such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param runtime with its version, such as {@code containerd://1.7.2}
 * @param address where its ports are reached, if it says so
 * @param isFree whether pods may come there that ask for nothing special, and it works
 */
public record HostNode(
        String name, String system, String architecture, String runtime, Optional<String> address, boolean isFree) {
    /** Reached from afar before reached from near. */
    private static final List<String> ADDRESSES = List.of("ExternalIP", "InternalIP");

    /** All of them; none where we may not know it. */
    public static List<HostNode> all(ApiServer server) {
        return server.findIfAllowed("/api/v1/nodes").stream()
                .flatMap(list -> LiveObjects.elements(list.path("items")))
                .map(HostNode::of)
                .toList();
    }

    private static HostNode of(JsonNode live) {
        JsonNode info = live.path("status").path("nodeInfo");
        return new HostNode(
                live.path("metadata").path("name").asText(),
                info.path("operatingSystem").asText(),
                info.path("architecture").asText(),
                info.path("containerRuntimeVersion").asText(),
                ADDRESSES.stream().flatMap(type -> addresses(live, type)).findFirst(),
                isFree(live.path("spec")) && new Readiness("Node", live).holds());
    }

    private static Stream<String> addresses(JsonNode live, String type) {
        return LiveObjects.elements(live.path("status").path("addresses"))
                .filter(address -> address.path("type").asText().equals(type))
                .map(address -> address.path("address").asText());
    }

    private static boolean isFree(JsonNode spec) {
        return !spec.path("unschedulable").asBoolean()
                && LiveObjects.elements(spec.path("taints"))
                        .noneMatch(taint -> taint.path("effect").asText().startsWith("No"));
    }
}
