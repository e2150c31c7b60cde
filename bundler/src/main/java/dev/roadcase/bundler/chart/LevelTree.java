package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Documents of a chart without what may differ between two renderings. */
final class LevelTree {
    /** Sums of what a parameter stands in: they make pods start anew when it changes. */
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{32,128}");

    private LevelTree() {}

    /** As one list, in which texts of secrets are encoded, and these places are empty. */
    static ArrayNode level(List<JsonNode> documents, Set<JsonPointer> left) {
        ArrayNode all = Json.array();
        documents.forEach(all::add);
        level(all);
        left.forEach(place -> empty(all, place));
        return all;
    }

    private static void level(JsonNode node) {
        if (node.path("kind").asText().equals("Secret") && node instanceof ObjectNode secret) {
            encode(secret);
        }
        if (node.path("annotations") instanceof ObjectNode annotations) {
            annotations.properties().stream()
                    .filter(one -> SUM.matcher(one.getValue().asText()).matches())
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(key -> annotations.put(key, ""));
        }
        node.forEach(LevelTree::level);
    }

    private static void encode(ObjectNode secret) {
        if (secret.path("stringData") instanceof ObjectNode texts) {
            ObjectNode data = secret.path("data") instanceof ObjectNode old ? old : secret.putObject("data");
            texts.properties()
                    .forEach(text -> data.put(
                            text.getKey(),
                            BinaryNode.valueOf(text.getValue().asText().getBytes(StandardCharsets.UTF_8))
                                    .asText()));
            secret.remove("stringData");
        }
    }

    private static void empty(JsonNode all, JsonPointer place) {
        JsonNode parent = all.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.put(place.last().getMatchingProperty(), "");
        } else if (parent instanceof ArrayNode list && place.last().getMatchingIndex() < list.size()) {
            list.set(place.last().getMatchingIndex(), "");
        }
    }

    /** The places where two documents differ. */
    static Set<JsonPointer> differences(List<JsonNode> some, List<JsonNode> others) {
        Set<JsonPointer> differences = new HashSet<>();
        compare(level(some, Set.of()), level(others, Set.of()), JsonPointer.empty(), differences);
        return differences;
    }

    private static void compare(JsonNode one, JsonNode other, JsonPointer place, Set<JsonPointer> differences) {
        if (one.isObject() && other.isObject()) {
            Set<String> names = new HashSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(one.path(name), other.path(name), place.appendProperty(name), differences));
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(one.get(i), other.get(i), place.appendIndex(i), differences);
            }
        } else if (!one.equals(other)) {
            differences.add(place);
        }
    }
}
