package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.cluster.ClusterObject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object as a manifest describes it.
 *
 * @param json with a kind, and with a name or the beginning of one
 * @param usualNamespace where it is if the manifest names none
 */
record ApiObject(ObjectNode json, String usualNamespace) {
    private static final String METADATA = "metadata";
    private static final Pattern NAME = Pattern.compile("[^/%\\p{Cntrl}]{1,253}");

    ApiObject {
        if (version(json).isEmpty() || kind(json).isEmpty()) {
            throw new IllegalArgumentException("an object without apiVersion or kind");
        }
        requireName(json.path(METADATA).path("name").asText(), shown(json));
        requireName(json.path(METADATA).path("namespace").asText(), shown(json));
        ClusterObject object = new ClusterObject(json);
        object.completePorts();
        object.dropDuplicates();
    }

    private static void requireName(String name, String shown) {
        if (!name.isEmpty() && (!NAME.matcher(name).matches() || name.equals(".") || name.equals(".."))) {
            throw new IllegalArgumentException(shown + " has a name that no object may have");
        }
    }

    private static String version(JsonNode json) {
        return json.path("apiVersion").asText();
    }

    private static String kind(JsonNode json) {
        return json.path("kind").asText();
    }

    private static String shown(JsonNode json) {
        return kind(json) + " " + json.path(METADATA).path("name").asText("(without a name)");
    }

    String version() {
        return version(json);
    }

    String kind() {
        return kind(json);
    }

    /** Absent if the cluster is to make its name. */
    Optional<String> name() {
        return Optional.of(json.path(METADATA).path("name").asText()).filter(name -> !name.isEmpty());
    }

    String namespace() {
        return json.path(METADATA).path("namespace").asText(usualNamespace);
    }

    /** Its kind and name, for messages. */
    String shown() {
        return shown(json);
    }
}
