package dev.roadcase.agent.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An image in manifest.json, by which {@code docker load} finds it in a tarball (Docker image spec 1.2, "Combined Image JSON
 * + Filesystem Changeset Format").
 *
 * @param config name of the config's entry
 * @param tags full names with tags; Docker takes no name with a digest
 * @param layers names of the layers' entries, from the lowest up
 */
public record DockerManifest(String config, List<String> tags, List<String> layers) {
    public DockerManifest {
        tags = List.copyOf(tags);
        layers = List.copyOf(layers);
    }

    /** The content of manifest.json: compact JSON, the same for the same images. */
    public static byte[] bytes(List<DockerManifest> images) {
        ArrayNode list = Json.array();
        images.stream().map(DockerManifest::json).forEach(list::add);
        return Json.bytes(list);
    }

    /**
     * Reads manifest.json.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static List<DockerManifest> parse(byte[] content) {
        // The reader of documents takes objects alone.
        String object = "{\"images\":" + new String(content, StandardCharsets.UTF_8) + "}";
        List<DockerManifest> images = new ArrayList<>();
        for (JsonNode image :
                Json.object(object.getBytes(StandardCharsets.UTF_8)).path("images")) {
            images.add(new DockerManifest(
                    text(image.path("Config")), texts(image.path("RepoTags")), texts(image.path("Layers"))));
        }
        return images;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(text(item)));
        return texts;
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("manifest.json does not name the parts of an image");
        }
        return node.textValue();
    }

    private ObjectNode json() {
        ObjectNode entry = Json.object().put("Config", config);
        ArrayNode names = entry.putArray("RepoTags");
        tags.forEach(names::add);
        ArrayNode files = entry.putArray("Layers");
        layers.forEach(files::add);
        return entry;
    }
}
