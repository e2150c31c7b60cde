package dev.roadcase.agent.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client gets.
 *
 * @param headers all but those that follow from the body's size
 * @param body left out where the client asked with HEAD, though its size is said
 */
record Answer(int status, Map<String, String> headers, Body body) {
    static final int OK = 200;
    static final int PARTIAL = 206;
    static final int MOVED = 301;
    static final int NOT_MODIFIED = 304;
    static final int NOT_SATISFIABLE = 416;

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, ObjectNode document) {
        Map<String, String> type = Map.of("Content-Type", "application/json; charset=utf-8");
        return new Answer(status, type, new Body.Held(Json.bytes(document)));
    }

    static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, headers, Body.NONE);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
