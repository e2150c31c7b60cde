package dev.roadcase.bundler.push;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of a registry of the tests.
 *
 * @param status 0 where the connection is cut instead
 */
record Said(int status, Map<String, String> headers, byte[] body) {
    static final Said CUT = of(0);

    static Said of(int status) {
        return new Said(status, Map.of(), new byte[0]);
    }

    static Said of(int status, byte[] body) {
        return new Said(status, Map.of(), body);
    }

    static Said error(int status, String code) {
        byte[] body =
                ("{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"said so\"}]}").getBytes(StandardCharsets.UTF_8);
        return of(status, body).with("Content-Type", "application/json");
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Said with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Said(status, more, body);
    }

    Said without(String name) {
        Map<String, String> less = new LinkedHashMap<>(headers);
        less.remove(name);
        return new Said(status, less, body);
    }

    Said as(int other) {
        return new Said(other, headers, body);
    }

    Optional<Said> alone() {
        return Optional.of(this);
    }

    void to(HttpExchange exchange) throws IOException {
        if (status > 0) {
            headers.forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            }
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
        exchange.close();
    }
}
