package dev.roadcase.agent.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads JSON of others within limits, and writes our own JSON, the same way each time. */
public final class Json {
    /** Most bytes of a manifest or an index: the distribution spec's registries take 4 MiB, a large demo needs less. */
    public static final int LARGEST_DOCUMENT = 4 << 20;

    private static final int DEEPEST = 32;

    /** What programs of ours put out may be as large as a cluster's objects are. */
    private static final ObjectMapper OBJECTS = new ObjectMapper();

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LARGEST_DOCUMENT)
                            .maxStringLength(LARGEST_DOCUMENT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /**
     * Reads one JSON object of at most {@link #LARGEST_DOCUMENT} bytes, 32 levels, no key twice.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ObjectNode object(byte[] document) {
        if (document.length > LARGEST_DOCUMENT) {
            throw new IllegalArgumentException("JSON of " + document.length + " bytes, more than " + LARGEST_DOCUMENT);
        }
        try {
            return asObject(MAPPER.readTree(document), "the document");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + Excerpt.of(e.getOriginalMessage()) + place(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one JSON object of our own making, or of a server that is ours: as large and as deep as Jackson takes it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ObjectNode large(byte[] document) {
        try {
            return asObject(OBJECTS.readTree(document), "the document");
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + Excerpt.of(e.getMessage()), e);
        }
    }

    /**
     * Reads JSON objects that follow one another, one by one.
     *
     * @throws IOException if it cannot be read, or is none
     */
    public static void objects(Path file, Consumer<ObjectNode> receiver) throws IOException {
        try (MappingIterator<ObjectNode> objects =
                OBJECTS.readerFor(ObjectNode.class).readValues(file.toFile())) {
            while (objects.hasNextValue()) {
                receiver.accept(objects.nextValue());
            }
        }
    }

    /** An empty object. Its keys are written in the order in which they are added. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty list. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Compact UTF-8, keys in their order of insertion. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }

    /** The same for people: indented, with a line's end at the end. */
    public static String pretty(JsonNode node) {
        return node.toPrettyString() + "\n";
    }

    static ObjectNode asObject(JsonNode node, String what) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(what + " is not a JSON object");
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
