package dev.roadcase.agent.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the properties that descriptors, manifests and indexes share. */
final class Fields {
    private Fields() {}

    static Descriptor descriptor(JsonNode node) {
        ObjectNode object = Json.asObject(node, "a descriptor");
        return new Descriptor(
                text(object, "mediaType"),
                Digest.parse(text(object, "digest")),
                size(object),
                platform(object.path("platform")),
                optionalText(object, "artifactType"),
                annotations(object));
    }

    /** A list that is not there, or is null, is empty, as programs in Go read it. */
    static List<Descriptor> descriptors(ObjectNode object, String key) {
        JsonNode list = object.path(key);
        if (list.isNull() || list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw new IllegalArgumentException("has no list \"" + key + "\"");
        }
        List<Descriptor> descriptors = new ArrayList<>(list.size());
        list.forEach(member -> descriptors.add(descriptor(member)));
        return List.copyOf(descriptors);
    }

    static String text(ObjectNode object, String key) {
        return optionalText(object, key).orElseThrow(() -> new IllegalArgumentException("has no text \"" + key + "\""));
    }

    /** The type that a document declares, if it is one that readers know: others go by its shape. */
    static Optional<String> knownType(ObjectNode object) {
        return optionalText(object, "mediaType").filter(type -> MediaType.isIndex(type) || MediaType.isManifest(type));
    }

    static Optional<String> optionalText(ObjectNode object, String key) {
        return Optional.ofNullable(object.get(key)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    static Map<String, String> annotations(ObjectNode object) {
        Map<String, String> annotations = new LinkedHashMap<>();
        JsonNode node = object.get("annotations");
        if (node != null && !node.isNull()) {
            Json.asObject(node, "\"annotations\"").properties().stream()
                    .filter(property -> !property.getValue().isNull())
                    .forEach(property -> annotations.put(property.getKey(), value(property)));
        }
        return annotations;
    }

    static ObjectNode json(Descriptor descriptor) {
        ObjectNode node = Json.object();
        node.put("mediaType", descriptor.mediaType());
        node.put("digest", descriptor.digest().toString());
        node.put("size", descriptor.size());
        descriptor.artifactType().ifPresent(type -> node.put("artifactType", type));
        descriptor.platform().ifPresent(platform -> node.set("platform", json(platform)));
        putAnnotations(node, descriptor.annotations());
        return node;
    }

    static void putAnnotations(ObjectNode node, Map<String, String> annotations) {
        if (!annotations.isEmpty()) {
            ObjectNode object = node.putObject("annotations");
            annotations.forEach(object::put);
        }
    }

    private static ObjectNode json(Platform platform) {
        ObjectNode node = Json.object();
        node.put("architecture", platform.architecture());
        node.put("os", platform.os());
        platform.variant().ifPresent(variant -> node.put("variant", variant));
        return node;
    }

    /** Who names an architecture alone means Linux, as containerd on Linux reads it. */
    private static Optional<Platform> platform(JsonNode node) {
        String os = node.path("os").asText("");
        return Platform.said(
                os.isEmpty() ? "linux" : os,
                node.path("architecture").asText(""),
                node.path("variant").asText(""));
    }

    private static long size(ObjectNode object) {
        JsonNode size = object.get("size");
        if (size == null || !size.isIntegralNumber() || !size.canConvertToLong()) {
            throw new IllegalArgumentException("has no whole number \"size\" of at most 63 bits");
        }
        return size.longValue();
    }

    private static String value(Map.Entry<String, JsonNode> property) {
        if (!property.getValue().isTextual()) {
            throw new IllegalArgumentException("the annotation " + Excerpt.of(property.getKey()) + " is not a text");
        }
        return property.getValue().textValue();
    }
}
