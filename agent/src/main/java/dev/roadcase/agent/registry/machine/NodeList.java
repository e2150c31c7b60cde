package dev.roadcase.agent.registry.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a relay reads of {@code GET /api/nodes}.
 *
 * @param relays in the order of the chain
 * @param isComplete whether every expected machine is ready
 */
public record NodeList(List<KnownRelay> relays, boolean isComplete) {
    /** Before anything was heard. */
    public static final NodeList EMPTY = new NodeList(List.of(), false);

    public NodeList {
        relays = List.copyOf(relays);
    }

    /**
     * Reads such a document.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NodeList parse(byte[] document) {
        ObjectNode object = Json.object(document);
        List<KnownRelay> relays =
                stream(object.path("relays")).map(KnownRelay::parse).toList();
        boolean all = !object.path("nodes").isEmpty() && object.path("missing").isEmpty();
        return new NodeList(relays, all && stream(object.path("nodes")).allMatch(NodeList::isReady));
    }

    private static boolean isReady(JsonNode node) {
        return node.path("phase").asText().equals(Phase.READY.toString());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
