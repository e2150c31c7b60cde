package dev.roadcase.junio.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Objects of JSON, and lists in them. */
public final class Json {
    private static final int DEEPEST = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private Json() {}

    /** @throws IOException where it is none */
    public static ObjectNode object(byte[] document) throws IOException {
        try {
            if (MAPPER.readTree(document) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException("not a JSON object");
    }

    /** An empty object, to be filled in the order in which its keys shall be written. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The members of a list, and none where there is no list. */
    public static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Compact text. */
    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }
}
