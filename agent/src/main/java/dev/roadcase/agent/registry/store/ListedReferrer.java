package dev.roadcase.agent.registry.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A manifest or an index that says that it belongs to another one (OCI distribution spec 1.1, "Listing Referrers").
 *
 * @param artifactType its own word, or a manifest's type of config; an index without a word has none
 */
public record ListedReferrer(
        ContentDigest subject,
        ContentDigest digest,
        String mediaType,
        long size,
        Optional<String> artifactType,
        Map<String, String> annotations) {

    public ListedReferrer {
        annotations = Map.copyOf(annotations);
    }

    /** The descriptor of it that a client gets. */
    public ObjectNode json() {
        ObjectNode node = Json.object();
        node.put("mediaType", mediaType);
        node.put("digest", digest.toString());
        node.put("size", size);
        artifactType.ifPresent(type -> node.put("artifactType", type));
        if (!annotations.isEmpty()) {
            new TreeMap<>(annotations).forEach(node.putObject("annotations")::put);
        }
        return node;
    }
}
