package dev.roadcase.bundler.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;

/**
 * What Helm answers.
 *
 * @param failed whether {@code text} says why it did not do it
 */
public record HelmAnswer(boolean failed, String text) {
    private static final String FAILED = "failed";
    private static final String TEXT = "text";

    ObjectNode json() {
        return Json.object().put(FAILED, failed).put(TEXT, text);
    }

    static HelmAnswer read(JsonNode json) {
        return new HelmAnswer(json.path(FAILED).asBoolean(), json.path(TEXT).asText());
    }
}
