package dev.roadcase.bundler.push;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request to a registry of the tests. */
record Asked(HttpExchange exchange) {
    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    boolean is(String method, String part) {
        return method().equals(method) && path().contains(part);
    }

    /** Begins to send a blob, or to mount one. */
    boolean isBegin() {
        return method().equals("POST") && path().endsWith("/blobs/uploads/");
    }

    boolean isMount() {
        return isBegin() && query("mount").isPresent();
    }

    /** Another request to an upload. */
    boolean isUpload(String method) {
        return is(method, "/blobs/uploads/") && !path().endsWith("/uploads/");
    }

    /** Whether a request asks how far an upload is. */
    static boolean isStatus(String request) {
        return request.startsWith("GET ") && request.contains("/blobs/uploads/");
    }

    boolean isBlob(String method) {
        return is(method, "/blobs/sha256:");
    }

    boolean isManifest(String method) {
        return is(method, "/manifests/");
    }

    String repository() {
        Matcher name =
                Pattern.compile("/v2/(.+)/(?:blobs|manifests|referrers)/.*").matcher(path());
        return name.matches() ? name.group(1) : "";
    }

    /** The last word of its path. */
    String last() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    Optional<String> query(String name) {
        URI uri = exchange.getRequestURI();
        Matcher value = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(String.valueOf(uri.getQuery()));
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    byte[] body() {
        return body(Integer.MAX_VALUE);
    }

    byte[] body(int most) {
        try {
            return exchange.getRequestBody().readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Path and query. */
    String target() {
        return exchange.getRequestURI().toString();
    }

    @Override
    public String toString() {
        return method() + " " + target();
    }
}
