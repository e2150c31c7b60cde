package dev.roadcase.junio.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.junio.json.Json;
import java.util.List;
import java.util.Locale;

/**
 * A Service.
 *
 * @param address its cluster IP; empty where it has none
 * @param ports those that have a name
 */
public record ClusterService(Name name, String address, List<Port> ports) {
    /** What it is known by. */
    public record Name(String namespace, String service) {}

    /** @param protocol in lower case, as DNS has it */
    public record Port(String name, String protocol, int number) {}

    public ClusterService {
        ports = List.copyOf(ports);
    }

    static ClusterService read(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        JsonNode spec = object.path("spec");
        String address = spec.path("clusterIP").asText();
        return new ClusterService(
                new Name(
                        metadata.path("namespace").asText(),
                        metadata.path("name").asText()),
                address.equals("None") ? "" : address,
                Json.items(spec.path("ports"))
                        .filter(port -> !port.path("name").asText().isEmpty())
                        .map(ClusterService::port)
                        .toList());
    }

    private static Port port(JsonNode port) {
        return new Port(
                port.path("name").asText(),
                port.path("protocol").asText("TCP").toLowerCase(Locale.ROOT),
                port.path("port").asInt());
    }
}
