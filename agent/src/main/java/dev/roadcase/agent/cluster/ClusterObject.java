package dev.roadcase.agent.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * An object of the Kubernetes API.
 *
 * @param json all of it; what somebody else has set is changed in it
 */
public record ClusterObject(ObjectNode json) {
    private static final String METADATA = "metadata";
    private static final String NAME = "name";
    private static final String GENERATE_NAME = "generateName";
    private static final String SPEC = "spec";
    private static final String REPLICAS = "replicas";
    private static final String PROTOCOL = "protocol";

    /** The most characters of a generated name's beginning: names that become labels have 63. */
    private static final int LONGEST_BEGINNING = 46;

    /** Its kind and name, for messages. */
    String shown() {
        return json.path("kind").asText() + " "
                + metadata().path(NAME).asText(metadata().path(GENERATE_NAME).asText());
    }

    private JsonNode metadata() {
        return json.path(METADATA);
    }

    /** Whether the cluster is to make its name (Kubernetes API conventions, "generateName"). */
    public boolean isUnnamed() {
        return metadata().path(NAME).asText().isEmpty()
                && !metadata().path(GENERATE_NAME).asText().isEmpty();
    }

    /**
     * Gives it a name, which is the same for the same bundle and place.
     *
     * @param bundle the digest of the bundle's index.json
     * @param manifests path of the file that it is from, in the demo's folder
     * @param number of the object in that file, from 1
     */
    public void nameAfter(String bundle, String manifests, int number) {
        String text = bundle + " " + manifests + " " + number;
        String beginning = metadata().path(GENERATE_NAME).asText();
        String kept = beginning.substring(0, Math.min(LONGEST_BEGINNING, beginning.length()));
        ((ObjectNode) json.get(METADATA)).put(NAME, kept + ApplyRecord.hash(text));
    }

    /**
     * Says of a service's ports without a protocol that they are TCP, as the API would. Servers up to 1.20 do not take them
     * otherwise (kubernetes/kubernetes#92332).
     */
    public void completePorts() {
        if (json.path("kind").asText().equals("Service")) {
            json.path(SPEC).path("ports").forEach(port -> {
                if (port instanceof ObjectNode open && !open.has(PROTOCOL)) {
                    open.put(PROTOCOL, "TCP");
                }
            });
        }
    }

    /**
     * Takes out what stands twice in lists that have keys, as those do who merge on their own side: of a container's
     * variables the last one of a name stays. Servers do not apply such a list otherwise
     * (kubernetes/kubernetes#113482).
     */
    public void dropDuplicates() {
        json.findValues("env").forEach(list -> dropEarlier(list, NAME));
    }

    private static void dropEarlier(JsonNode list, String key) {
        if (list instanceof ArrayNode items) {
            Set<String> seen = new HashSet<>();
            for (int i = items.size() - 1; i >= 0; i--) {
                JsonNode name = items.get(i).path(key);
                if (name.isTextual() && !seen.add(name.textValue())) {
                    items.remove(i);
                }
            }
        }
    }

    /** How many copies it asks for; missing if it says nothing. */
    JsonNode replicas() {
        return json.path(SPEC).path(REPLICAS);
    }

    /** Asks for another number of copies. */
    void scale(JsonNode replicas) {
        ((ObjectNode) json.get(SPEC)).set(REPLICAS, replicas);
    }
}
