package dev.roadcase.bundler.remote.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Response;

/** What a server says about its refusal: a short text without control characters. */
record ErrorBody(Response response) {
    private static final int MOST = 16 << 10;

    /** The first error of a registry (distribution spec, "Error Codes"), or plain text; pages for browsers are left out. */
    Optional<String> excerpt() {
        try {
            byte[] body = new SmallBody(response, MOST, "").atMost(MOST);
            return text(body).map(String::strip).filter(text -> !text.isEmpty()).map(Excerpt::of);
        } catch (Problem e) {
            // The refusal itself is what the user needs to know.
            return Optional.empty();
        }
    }

    private Optional<String> text(byte[] body) {
        String type = response.header("Content-Type", "");
        return type.startsWith("text/plain") ? Optional.of(new String(body, StandardCharsets.UTF_8)) : json(body);
    }

    private static Optional<String> json(byte[] body) {
        try {
            JsonNode first = Json.object(body).path("errors").path(0);
            String code = first.path("code").asText();
            return Optional.of(code + " " + first.path("message").asText());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
