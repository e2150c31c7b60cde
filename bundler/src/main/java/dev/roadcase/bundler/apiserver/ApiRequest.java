package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.net.URI;
import java.util.Optional;

/**
 * A question to an API server.
 *
 * @param path with its query, if it has one
 * @param accept the media type of the answer
 * @param contentType of the body; absent without one
 * @param body empty where there is none
 */
record ApiRequest(String method, URI path, String accept, Optional<String> contentType, byte[] body) {
    static final String JSON = "application/json";

    private static final byte[] NOTHING = {};

    static ApiRequest of(String method, String path) {
        return new ApiRequest(method, URI.create(path), JSON, Optional.empty(), NOTHING);
    }

    ApiRequest accepting(String mediaType) {
        return new ApiRequest(method, path, mediaType, contentType, body);
    }

    ApiRequest with(String mediaType, ObjectNode document) {
        return new ApiRequest(method, path, accept, Optional.of(mediaType), Json.bytes(document));
    }

    /** Without the body, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
