package dev.roadcase.agent.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One image for one platform, or an artifact (OCI image spec, "Image Manifest"; Docker schema 2 has the same shape).
 *
 * @param mediaType {@link MediaType#OCI_MANIFEST} or {@link MediaType#DOCKER_MANIFEST}
 * @param artifactType what an artifact is; absent for images
 */
public record ImageManifest(
        String mediaType,
        Optional<String> artifactType,
        Descriptor config,
        List<Descriptor> layers,
        Map<String, String> annotations)
        implements Manifest {

    public ImageManifest {
        if (!MediaType.isManifest(mediaType)) {
            throw new IllegalArgumentException("not the media type of a manifest: " + Excerpt.of(mediaType));
        }
        layers = List.copyOf(layers);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** An artifact of this type with these layers and the empty config. */
    public static ImageManifest artifact(String artifactType, List<Descriptor> layers) {
        Descriptor empty = Descriptor.of(MediaType.OCI_EMPTY, emptyConfig());
        return new ImageManifest(MediaType.OCI_MANIFEST, Optional.of(artifactType), empty, layers, Map.of());
    }

    /** The content of the empty config (OCI image spec, "Guidance for an empty descriptor"). */
    public static byte[] emptyConfig() {
        return new byte[] {'{', '}'};
    }

    static ImageManifest of(ObjectNode object) {
        Descriptor config = Fields.descriptor(object.path("config"));
        boolean docker = config.mediaType().equals(MediaType.DOCKER_CONFIG);
        return new ImageManifest(
                Fields.knownType(object).orElse(docker ? MediaType.DOCKER_MANIFEST : MediaType.OCI_MANIFEST),
                Fields.optionalText(object, "artifactType").filter(type -> !type.isEmpty()),
                config,
                Fields.descriptors(object, "layers"),
                Fields.annotations(object));
    }

    /** All that is needed to use it: the config, then the layers. */
    public List<Descriptor> blobs() {
        return Stream.concat(Stream.of(config), layers.stream()).toList();
    }

    /** Compact JSON: the same manifest gives the same bytes. */
    public byte[] bytes() {
        ObjectNode node = Json.object();
        node.put("schemaVersion", 2);
        node.put("mediaType", mediaType);
        artifactType.ifPresent(type -> node.put("artifactType", type));
        node.set("config", Fields.json(config));
        node.putArray("layers").addAll(layers.stream().map(Fields::json).toList());
        Fields.putAnnotations(node, annotations);
        return Json.bytes(node);
    }
}
