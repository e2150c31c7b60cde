package dev.roadcase.agent.registry.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a registry has to know of a manifest, whatever its type is: what it names. Nothing else in it is looked at, so
 * that types and properties of tomorrow are kept too.
 *
 * @param declaredType its own {@code mediaType}
 * @param artifactType its own word for what it is
 * @param config of a manifest
 * @param blobs layers of a manifest, blobs of an artifact
 * @param members of an index
 * @param isIndex whether it has members, even if they are none
 */
public record ManifestDocument(
        Optional<String> declaredType,
        Optional<String> artifactType,
        Optional<NamedContent> config,
        List<NamedContent> blobs,
        List<NamedContent> members,
        boolean isIndex,
        Optional<ContentDigest> subject,
        Map<String, String> annotations) {

    public ManifestDocument {
        blobs = List.copyOf(blobs);
        members = List.copyOf(members);
        annotations = Map.copyOf(annotations);
    }

    /**
     * Reads a document of at most {@link Json#LARGEST_DOCUMENT} bytes.
     *
     * @throws IllegalArgumentException with a sentence, if it is no JSON object, or what it names has no digest
     */
    public static ManifestDocument parse(byte[] bytes) {
        ObjectNode object = Json.object(bytes);
        if (object.path("schemaVersion").asInt() == 1) {
            throw new IllegalArgumentException(
                    "an image of Docker's old schema 1, which no registry takes any more: push it with a current docker");
        }
        return new ManifestDocument(
                text(object, "mediaType"),
                text(object, "artifactType"),
                NamedContent.optional(object.path("config")),
                Stream.concat(list(object, "layers"), list(object, "blobs")).toList(),
                list(object, "manifests").toList(),
                object.has("manifests"),
                NamedContent.optional(object.path("subject")).map(NamedContent::digest),
                annotations(object.path("annotations")));
    }

    /** The type that its shape says, if a document of that shape has a usual type. */
    public Optional<String> usualType() {
        if (isIndex && config.isEmpty()) {
            return Optional.of(MediaType.OCI_INDEX);
        }
        boolean docker = config.filter(its -> its.mediaType().equals(MediaType.DOCKER_CONFIG))
                .isPresent();
        return config.map(its -> docker ? MediaType.DOCKER_MANIFEST : MediaType.OCI_MANIFEST);
    }

    /** All that it names, except its subject. */
    public Stream<NamedContent> parts() {
        return Stream.of(config.stream(), blobs.stream(), members.stream()).flatMap(each -> each);
    }

    /** What it is in the list of those that belong to its subject, if it has one. */
    public Optional<ListedReferrer> referrer(ContentDigest digest, String mediaType, long size) {
        Optional<String> type = artifactType.or(() -> config.map(NamedContent::mediaType));
        return subject.map(its -> new ListedReferrer(its, digest, mediaType, size, type, annotations));
    }

    private static Stream<NamedContent> list(ObjectNode object, String key) {
        JsonNode list = object.path(key);
        if (!list.isArray() && !list.isNull() && !list.isMissingNode()) {
            throw new IllegalArgumentException("\"" + key + "\" is not a list");
        }
        List<NamedContent> contents = new ArrayList<>(list.size());
        list.forEach(member -> contents.add(NamedContent.of(member)));
        return contents.stream();
    }

    private static Map<String, String> annotations(JsonNode node) {
        Map<String, String> annotations = new HashMap<>();
        node.properties().stream()
                .filter(property -> property.getValue().isTextual())
                .forEach(property ->
                        annotations.put(property.getKey(), property.getValue().textValue()));
        return annotations;
    }

    private static Optional<String> text(ObjectNode object, String key) {
        return Optional.of(object.path(key).asText("")).filter(text -> !text.isEmpty());
    }
}
