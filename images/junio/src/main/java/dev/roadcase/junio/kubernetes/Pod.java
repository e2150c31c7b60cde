package dev.roadcase.junio.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.junio.json.Json;

/**
 * A pod of a service.
 *
 * @param service its label {@code app}
 * @param version its label {@code version}
 * @param node where it runs, or empty
 */
public record Pod(String name, String service, String version, State state, String node) {
    /** How far a pod is. */
    public enum State {
        STARTING,
        READY,
        STOPPING
    }

    static Pod read(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new Pod(
                metadata.path("name").asText(),
                metadata.path("labels").path("app").asText(),
                metadata.path("labels").path("version").asText(),
                state(object),
                object.path("spec").path("nodeName").asText());
    }

    private static State state(JsonNode object) {
        if (object.path("metadata").has("deletionTimestamp")) {
            return State.STOPPING;
        }
        boolean ready = Json.items(object.path("status").path("conditions"))
                .anyMatch(one -> one.path("type").asText().equals("Ready")
                        && one.path("status").asText().equals("True"));
        return ready ? State.READY : State.STARTING;
    }
}
