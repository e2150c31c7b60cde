package dev.roadcase.agent.registry.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.ContentDigest;
import java.util.Optional;

/**
 * Content that a manifest names.
 *
 * @param size in bytes, from 0
 * @param elsewhere whether registries are not asked for it: a layer that must not be passed on (OCI image spec,
 *     "Non-Distributable Layers"; Docker's foreign layers)
 */
public record NamedContent(String mediaType, ContentDigest digest, long size, boolean elsewhere) {

    static NamedContent of(JsonNode node) {
        JsonNode size = node.path("size");
        if (!node.isObject() || !size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
            throw new IllegalArgumentException("a descriptor without a size: a whole number of bytes");
        }
        String type = node.path("mediaType").asText("");
        boolean foreign = type.contains(".nondistributable.") || type.contains(".foreign.");
        ContentDigest digest = ContentDigest.parse(node.path("digest").asText(""));
        return new NamedContent(type, digest, size.longValue(), foreign);
    }

    static Optional<NamedContent> optional(JsonNode node) {
        return node.isObject() ? Optional.of(of(node)) : Optional.empty();
    }
}
