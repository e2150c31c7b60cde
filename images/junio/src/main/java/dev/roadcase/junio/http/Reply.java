package dev.roadcase.junio.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a server says to a request.
 *
 * @param status of HTTP
 * @param headers beside the content's length
 */
public record Reply(int status, Map<String, String> headers, Body body) {
    private static final String TYPE = "Content-Type";

    /** What follows the headers. */
    public sealed interface Body {}

    /** A body that is there as a whole. */
    public record Whole(byte[] bytes) implements Body {}

    /** A body that is written while it comes to be. */
    public record Flow(Source source) implements Body {}

    /** Writes until there is no more, or nobody listens. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    public Reply {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not the status of an answer: " + status);
        }
        headers = Map.copyOf(headers);
    }

    /** 200 with a content that is another one at each request. */
    public static Reply of(String mediaType, byte[] bytes) {
        return new Reply(200, Map.of(TYPE, mediaType, "Cache-Control", "no-store"), new Whole(bytes));
    }

    /** 200 with a content that never ends by itself. */
    public static Reply flow(String mediaType, Source source) {
        return new Reply(200, Map.of(TYPE, mediaType, "Cache-Control", "no-store"), new Flow(source));
    }

    /** A line of text. */
    public static Reply line(int status, String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return new Reply(status, Map.of(TYPE, "text/plain; charset=utf-8"), new Whole(bytes));
    }

    /** The same with these headers, which take the place of others of the same name. */
    public Reply with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Reply(status, all, body);
    }
}
