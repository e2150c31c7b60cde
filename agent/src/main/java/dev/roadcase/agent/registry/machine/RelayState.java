package dev.roadcase.agent.registry.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;

/**
 * What the relay of a machine says of itself, with {@code PUT /api/nodes/NAME/relay}.
 *
 * @param port where it passes blobs on to other machines, at the address from which it says this; 1 to 65535
 * @param rate bytes per second that it receives now
 * @param slow whether it receives less than others do wherever it asks, so that nobody should wait for it
 */
public record RelayState(int port, long rate, boolean slow) {
    /** Most bytes of its document. */
    public static final int LARGEST = 1 << 10;

    private static final int LAST_PORT = 65_535;

    public RelayState {
        if (port < 1 || port > LAST_PORT || rate < 0) {
            throw new IllegalArgumentException("a port is 1 to 65535, a rate is not negative");
        }
    }

    /** Its document. */
    public byte[] bytes() {
        return Json.bytes(json());
    }

    ObjectNode json() {
        return Json.object().put("port", port).put("rate", rate).put("slow", slow);
    }

    /**
     * Reads such a document.
     *
     * @throws IllegalArgumentException if it is none
     */
    static RelayState parse(byte[] document) {
        ObjectNode object = Json.object(document);
        return new RelayState(
                object.path("port").asInt(),
                object.path("rate").asLong(),
                object.path("slow").asBoolean());
    }
}
