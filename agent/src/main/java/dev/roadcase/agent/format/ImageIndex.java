package dev.roadcase.agent.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of manifests, one per platform; also the root of a bundle (OCI image spec, "Image Index").
 *
 * @param mediaType {@link MediaType#OCI_INDEX} or {@link MediaType#DOCKER_LIST}
 */
public record ImageIndex(String mediaType, List<Descriptor> manifests, Map<String, String> annotations)
        implements Manifest {

    public ImageIndex {
        if (!MediaType.isIndex(mediaType)) {
            throw new IllegalArgumentException("not the media type of an index: " + Excerpt.of(mediaType));
        }
        manifests = List.copyOf(manifests);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** Reads an index; what is a manifest of one image is refused. */
    public static ImageIndex parse(byte[] content) {
        return of(Json.object(content));
    }

    static ImageIndex of(ObjectNode object) {
        String mediaType = Fields.knownType(object).orElse(MediaType.OCI_INDEX);
        return new ImageIndex(mediaType, Fields.descriptors(object, "manifests"), Fields.annotations(object));
    }

    /**
     * Its members that machines of this platform run, in their order; of compatible ones only the best. Attestations
     * are made for no platform.
     */
    public List<Descriptor> madeFor(Platform platform) {
        return platform.best(readable(), Descriptor::platform);
    }

    /** Its members that are manifests or indexes: a registry gives no others. */
    public List<Descriptor> readable() {
        return manifests.stream()
                .filter(member -> MediaType.isManifest(member.mediaType()) || MediaType.isIndex(member.mediaType()))
                .toList();
    }

    /** Those of them that name no platform. What they are made for, their configs may say. */
    public List<Descriptor> unnamed() {
        return readable().stream().filter(member -> member.platform().isEmpty()).toList();
    }

    /** The value of an annotation. */
    public Optional<String> annotation(String key) {
        return Optional.ofNullable(annotations.get(key));
    }

    /** Compact JSON: the same index gives the same bytes. */
    public byte[] bytes() {
        ObjectNode node = Json.object();
        node.put("schemaVersion", 2);
        node.put("mediaType", mediaType);
        node.putArray("manifests").addAll(manifests.stream().map(Fields::json).toList());
        Fields.putAnnotations(node, annotations);
        return Json.bytes(node);
    }
}
