package dev.roadcase.agent.format;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What has the form of an image and is none: a chart, a signature, an attestation. Registries keep it, and container
 * runtimes do not take it.
 *
 * @param type what it is: its own word, or the type of its config or of a layer
 */
public record Artifact(String type) {

    /**
     * What a manifest is, if it is no image. containerd, Docker and Podman look at the types of layers. Some images have
     * a config of a type of their own; then it is an image if the config knows all of its layers.
     *
     * @param config the content of its config, if that is small enough to be read; asked for only where it matters
     */
    public static Optional<Artifact> in(ImageManifest manifest, Supplier<Optional<byte[]>> config) {
        Optional<String> strange = manifest.layers().stream()
                .map(Descriptor::mediaType)
                .filter(type -> !MediaType.isLayer(type))
                .findFirst();
        boolean usual = MediaType.isConfig(manifest.config().mediaType());
        if (strange.isEmpty() && (usual || knows(manifest, config.get()))) {
            return Optional.empty();
        }
        Optional<String> its =
                Optional.of(manifest.config().mediaType()).filter(type -> !usual && !type.equals(MediaType.OCI_EMPTY));
        return Optional.of(new Artifact(manifest.artifactType()
                .or(() -> its)
                .or(() -> strange)
                .orElse(manifest.config().mediaType())));
    }

    private static boolean knows(ImageManifest manifest, Optional<byte[]> config) {
        try {
            return !manifest.layers().isEmpty()
                    && config.map(ImageConfig::parse)
                            .filter(read ->
                                    read.diffIds().size() == manifest.layers().size())
                            .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
