package dev.roadcase.agent.archive;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image held as bytes.
 *
 * @param descriptor of its manifest or index
 * @param documents its manifests and configs, to stand before the layers
 * @param layers their content
 */
public record TestImage(Descriptor descriptor, List<byte[]> documents, List<byte[]> layers) {
    private static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /** An image of OCI types with this config and these layers, which nobody unpacks. */
    public static TestImage oci(String config, String... layers) {
        return of(MediaType.OCI_MANIFEST, MediaType.OCI_CONFIG, MediaType.OCI_LAYER_GZIP, config, bytes(layers));
    }

    /** An image of Docker types with this config and these layers, which nobody unpacks. */
    public static TestImage docker(String config, String... layers) {
        return of(MediaType.DOCKER_MANIFEST, MediaType.DOCKER_CONFIG, DOCKER_LAYER, config, bytes(layers));
    }

    /** An image of OCI types for real programs: layers are tars under gzip, the config names their content. */
    public static TestImage oci(String config, List<byte[]> layers) {
        return of(MediaType.OCI_MANIFEST, MediaType.OCI_CONFIG, MediaType.OCI_LAYER_GZIP, config, layers);
    }

    /** An image of Docker types for real programs: layers are tars under gzip, the config names their content. */
    public static TestImage docker(String config, List<byte[]> layers) {
        return of(MediaType.DOCKER_MANIFEST, MediaType.DOCKER_CONFIG, DOCKER_LAYER, config, layers);
    }

    /** An artifact of this type, with one layer of the same type. */
    public static TestImage artifact(String type, Descriptor layer, byte[] content) {
        byte[] manifest = ImageManifest.artifact(type, List.of(layer)).bytes();
        Descriptor descriptor = Descriptor.of(MediaType.OCI_MANIFEST, manifest).withArtifactType(type);
        return new TestImage(descriptor, List.of(manifest, ImageManifest.emptyConfig()), List.of(content));
    }

    /** An index of these images, all of them carried. */
    public static TestImage index(String mediaType, Map<Platform, TestImage> members) {
        return index(mediaType, members, Map.of());
    }

    /** An index of these images and of others that it names without carrying them. */
    public static TestImage index(
            String mediaType, Map<Platform, TestImage> carried, Map<Platform, TestImage> leftOut) {
        List<Descriptor> members = Stream.concat(carried.entrySet().stream(), leftOut.entrySet().stream())
                .map(member -> madeFor(member.getKey(), member.getValue().descriptor()))
                .toList();
        byte[] index = new ImageIndex(mediaType, members, Map.of()).bytes();
        List<byte[]> documents = new ArrayList<>(Collections.singleton(index));
        carried.values().forEach(member -> documents.addAll(member.documents()));
        return new TestImage(
                Descriptor.of(mediaType, index),
                documents,
                carried.values().stream()
                        .flatMap(member -> member.layers().stream())
                        .toList());
    }

    /** The bytes of its manifest or index. */
    public byte[] manifest() {
        return documents.get(0);
    }

    /** The first manifest of an image among its documents. */
    Optional<ImageManifest> runnable() {
        return documents.stream()
                .filter(document -> new String(document, StandardCharsets.UTF_8).contains("\"layers\":["))
                .map(Manifest::parse)
                .filter(ImageManifest.class::isInstance)
                .map(ImageManifest.class::cast)
                .findFirst();
    }

    private static TestImage of(String type, String configType, String layerType, String config, List<byte[]> layers) {
        byte[] configBytes = config.getBytes(StandardCharsets.UTF_8);
        byte[] manifest = new ImageManifest(
                        type,
                        Optional.empty(),
                        Descriptor.of(configType, configBytes),
                        layers.stream()
                                .map(layer -> Descriptor.of(layerType, layer))
                                .toList(),
                        Map.of())
                .bytes();
        return new TestImage(Descriptor.of(type, manifest), List.of(manifest, configBytes), layers);
    }

    private static Descriptor madeFor(Platform platform, Descriptor made) {
        return new Descriptor(
                made.mediaType(), made.digest(), made.size(), Optional.of(platform), Optional.empty(), Map.of());
    }

    private static List<byte[]> bytes(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
