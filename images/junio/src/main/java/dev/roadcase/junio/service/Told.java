package dev.roadcase.junio.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What date and time tell: a value, and who says so.
 *
 * @param value such as {@code 20160608}
 * @param hostname of the pod
 */
record Told(String value, String hostname, String version) {
    private static final JsonFactory JSON = new JsonFactory();

    /** JSON with the keys in this order. */
    byte[] json(String key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField(key, value);
            json.writeStringField("hostname", hostname);
            json.writeStringField("version", version);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("JSON that cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException where the bytes do not tell anything under the key */
    static Told read(byte[] bytes, String key) throws IOException {
        Map<String, String> texts = texts(bytes);
        return new Told(required(texts, key), required(texts, "hostname"), required(texts, "version"));
    }

    private static Map<String, String> texts(byte[] bytes) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(bytes)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && json.getParsingContext().getParent().inRoot()) {
                    texts.put(json.currentName(), json.getText());
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException("the answer is not JSON: " + e.getOriginalMessage(), e);
        }
        return texts;
    }

    private static String required(Map<String, String> texts, String key) throws IOException {
        return Optional.ofNullable(texts.get(key)).orElseThrow(() -> new IOException("the answer has no " + key));
    }

    /** As a line of web's answer. */
    String line() {
        return value + " - " + hostname + " " + version;
    }
}
