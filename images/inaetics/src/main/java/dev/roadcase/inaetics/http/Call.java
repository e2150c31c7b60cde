package dev.roadcase.inaetics.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a client asks.
 *
 * @param method of HTTP, in capitals
 * @param path decoded, without the query
 * @param query as it was sent, empty where there is none
 */
public record Call(String method, String path, String query, byte[] body) {
    /** Most bytes of a body: a message of as many samples as one may hold is smaller. */
    public static final int LARGEST_BODY = 64 << 10;

    static Call of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new IllegalArgumentException("a body of more than " + LARGEST_BODY + " bytes");
        }
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("/");
        return new Call(exchange.getRequestMethod(), path, query, body);
    }

    /** A field of the form in the body, or else of the query. */
    public Optional<String> field(String name) {
        return fieldOf(new String(body, StandardCharsets.UTF_8), name).or(() -> fieldOf(query, name));
    }

    private static Optional<String> fieldOf(String form, String name) {
        return Arrays.stream(form.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
    }

    /**
     * A field that is a whole number.
     *
     * @throws IllegalArgumentException where it is missing or none
     */
    public int number(String name) {
        String text = field(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a whole number", e);
        }
    }
}
