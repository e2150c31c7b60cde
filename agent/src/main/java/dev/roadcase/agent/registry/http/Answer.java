package dev.roadcase.agent.registry.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client gets.
 *
 * @param headers without those that follow from the body's size
 * @param body is not sent if the client asked with HEAD, but its size is
 */
public record Answer(int status, Map<String, String> headers, Body body) {
    public static final int OK = 200;
    public static final int CREATED = 201;
    public static final int ACCEPTED = 202;
    public static final int NO_CONTENT = 204;
    public static final int PARTIAL = 206;
    public static final int MOVED = 301;
    public static final int NOT_MODIFIED = 304;
    public static final int TOO_LARGE = 413;
    public static final int NOT_SATISFIABLE = 416;
    public static final int DISK_FULL = 507;

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, ObjectNode document) {
        Map<String, String> type = Map.of("Content-Type", "application/json; charset=utf-8");
        return new Answer(status, type, new Body.Held(Json.bytes(document)));
    }

    public static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, headers, Body.NONE);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
