package dev.roadcase.agent.registry.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The index of an image layout: manifests, and tags that mean some of them.
 *
 * @param manifests by digest
 * @param tags to digests of manifests
 */
record LayoutIndex(Map<ContentDigest, LayoutEntry> manifests, Map<String, ContentDigest> tags) {
    static final LayoutIndex EMPTY = new LayoutIndex(Map.of(), Map.of());

    LayoutIndex {
        manifests = Collections.unmodifiableMap(new TreeMap<>(manifests));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** A manifest, with its type and its size in bytes. */
    record LayoutEntry(ContentDigest digest, String mediaType, long size) {}

    /** @throws IllegalArgumentException if it is none */
    static LayoutIndex parse(byte[] bytes) {
        Map<ContentDigest, LayoutEntry> manifests = new TreeMap<>();
        Map<String, ContentDigest> tags = new TreeMap<>();
        for (JsonNode node : Json.object(bytes).path("manifests")) {
            ContentDigest digest = ContentDigest.parse(node.path("digest").asText());
            LayoutEntry entry = new LayoutEntry(
                    digest, node.path("mediaType").asText(), node.path("size").asLong());
            manifests.put(digest, entry);
            tag(node).ifPresent(tag -> tags.put(tag, digest));
        }
        return new LayoutIndex(manifests, tags);
    }

    private static Optional<String> tag(JsonNode node) {
        return Optional.of(node.path("annotations").path(Annotation.REF_NAME).asText(""))
                .filter(tag -> !tag.isEmpty());
    }

    /** The same with one more manifest, which these tags mean. */
    LayoutIndex with(LayoutEntry entry, Collection<String> its) {
        Map<ContentDigest, LayoutEntry> more = new TreeMap<>(manifests);
        Map<String, ContentDigest> others = new TreeMap<>(tags);
        more.put(entry.digest(), entry);
        its.forEach(tag -> others.put(tag, entry.digest()));
        return new LayoutIndex(more, others);
    }

    /** The same without a tag; its manifest stays. */
    LayoutIndex withoutTag(String tag) {
        Map<String, ContentDigest> others = new TreeMap<>(tags);
        others.remove(tag);
        return new LayoutIndex(manifests, others);
    }

    /** The same without a manifest and all tags that mean it. */
    LayoutIndex without(ContentDigest digest) {
        Map<ContentDigest, LayoutEntry> fewer = new TreeMap<>(manifests);
        Map<String, ContentDigest> others = new TreeMap<>(tags);
        fewer.remove(digest);
        others.values().removeIf(digest::equals);
        return new LayoutIndex(fewer, others);
    }

    /** Compact JSON: a descriptor for each tag, and one for each manifest that no tag means. */
    byte[] bytes() {
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX);
        ArrayNode list = index.putArray("manifests");
        tags.forEach((tag, digest) -> list.add(descriptor(manifests.get(digest), List.of(tag))));
        Set<ContentDigest> meant = new HashSet<>(tags.values());
        manifests.values().stream()
                .filter(entry -> !meant.contains(entry.digest()))
                .forEach(entry -> list.add(descriptor(entry, List.of())));
        return limited(Json.bytes(index));
    }

    private static byte[] limited(byte[] bytes) {
        if (bytes.length > Json.LARGEST_DOCUMENT) {
            throw new StoreRefusal(
                    Reason.NO_ROOM, "this repository has as many tags and manifests as one can have: delete some");
        }
        return bytes;
    }

    private static ObjectNode descriptor(LayoutEntry entry, List<String> tag) {
        ObjectNode node = Json.object();
        node.put("mediaType", entry.mediaType());
        node.put("digest", entry.digest().toString());
        node.put("size", entry.size());
        tag.forEach(its -> node.putObject("annotations").put(Annotation.REF_NAME, its));
        return node;
    }
}
