package dev.roadcase.agent.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names content by type, digest and size (OCI image spec, "Content Descriptors").
 *
 * @param size in bytes, from 0
 * @param platform of an index's member, if it says one
 * @param artifactType if the content is an artifact's manifest
 * @param annotations in the order in which they are written
 */
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        Optional<Platform> platform,
        Optional<String> artifactType,
        Map<String, String> annotations) {

    public Descriptor {
        if (mediaType.isEmpty() || mediaType.length() > 255) {
            throw new IllegalArgumentException("not a media type: " + Excerpt.of(mediaType));
        }
        if (size < 0) {
            throw new IllegalArgumentException("a negative size for " + digest + ": " + size);
        }
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** Content of this type and nothing more to say about it. */
    public static Descriptor of(String mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, Optional.empty(), Optional.empty(), Map.of());
    }

    /** Describes these bytes. */
    public static Descriptor of(String mediaType, byte[] content) {
        return of(mediaType, Digest.of(content), content.length);
    }

    /** The same content with these annotations in the place of its own. */
    public Descriptor withAnnotations(Map<String, String> others) {
        return new Descriptor(mediaType, digest, size, platform, artifactType, others);
    }

    /** The same content, said to be an artifact of this type. */
    public Descriptor withArtifactType(String type) {
        return new Descriptor(mediaType, digest, size, platform, Optional.of(type), annotations);
    }

    /** The value of an annotation. */
    public Optional<String> annotation(String key) {
        return Optional.ofNullable(annotations.get(key));
    }
}
