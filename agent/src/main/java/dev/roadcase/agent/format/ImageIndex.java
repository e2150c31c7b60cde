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
        String mediaType = Fields.optionalText(object, "mediaType").orElse(MediaType.OCI_INDEX);
        return new ImageIndex(mediaType, Fields.descriptors(object, "manifests"), Fields.annotations(object));
    }

    /** Its members that are made for this platform, in their order. Attestations are made for no platform. */
    public List<Descriptor> madeFor(Platform platform) {
        return manifests.stream()
                .filter(member -> member.platform().filter(platform::accepts).isPresent())
                .toList();
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
