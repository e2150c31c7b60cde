package dev.roadcase.inaetics.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a server says to a call.
 *
 * @param status of HTTP
 * @param headers beside the content's length
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    private static final String TYPE = "Content-Type";

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with JSON, which is another one at each call. */
    public static Answer json(JsonNode node) {
        return new Answer(
                200,
                Map.of(TYPE, "application/json", "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff"),
                Json.bytes(node));
    }

    /** 200 with one of our own messages. */
    public static Answer message(byte[] bytes) {
        return new Answer(200, Map.of(TYPE, "application/octet-stream"), bytes);
    }

    /** 200 with a file of a page. */
    public static Answer page(String mediaType, byte[] bytes) {
        return new Answer(200, Map.of(TYPE, mediaType, "Cache-Control", "no-cache"), bytes);
    }

    /** The same with these headers, which take the place of others of the same name. */
    public Answer with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }

    /** A line of text. */
    public static Answer text(int status, String line) {
        return new Answer(
                status, Map.of(TYPE, "text/plain; charset=utf-8"), (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** 204: done, and nothing to say. */
    public static Answer nothing() {
        return new Answer(204, Map.of(), new byte[0]);
    }

    /** 302 to a path of this server. */
    public static Answer elsewhere(String path) {
        return new Answer(302, Map.of("Location", path), new byte[0]);
    }
}
