package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Artifact;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import java.util.Optional;

/**
 * A manifest of an image, with what is known of it. It does not hold the config, which may be large.
 *
 * @param named by an index, or by the registry itself
 * @param artifact what it is, if it is no image
 * @param said what its config says
 */
record CollectedManifest(
        Descriptor named,
        PulledManifest pulled,
        ImageManifest manifest,
        Optional<Artifact> artifact,
        Optional<Said> said) {
    /** In bytes. A larger config is only read where nothing else names the platform: to parse it takes much memory. */
    private static final int USUAL = 64 << 10;

    /**
     * What a config says of its image.
     *
     * @param layers how many it names
     */
    record Said(Optional<Platform> platform, int layers) {}

    /** @param config what its config holds, if it is small enough to be read */
    static CollectedManifest of(
            Descriptor named, PulledManifest pulled, ImageManifest manifest, Optional<byte[]> config) {
        Optional<Said> said = config.filter(bytes -> named.platform().isEmpty() || bytes.length <= USUAL)
                .flatMap(CollectedManifest::said);
        return new CollectedManifest(named, pulled, manifest, Artifact.in(manifest, () -> config), said);
    }

    /** This, if it is an image. An attestation is none. */
    Optional<CollectedManifest> image() {
        boolean attestation = named.platform().filter(Platform::isUnknown).isPresent();
        return attestation || artifact.isPresent() ? Optional.empty() : Optional.of(this);
    }

    /** For what it is made: runtimes go by the index, and by the config only if the index says nothing. */
    Optional<Platform> platform() {
        return named.platform().or(() -> said.flatMap(Said::platform));
    }

    /** Why not every runtime takes this image. */
    Optional<String> misfit() {
        int layers = manifest.layers().size();
        return said.map(Said::layers)
                .filter(known -> known != layers)
                .map(known -> "has " + layers + " layers, and its config names " + known
                        + ": containerd does not take such an image");
    }

    private static Optional<Said> said(byte[] config) {
        try {
            ImageConfig read = ImageConfig.parse(config);
            return Optional.of(new Said(
                    read.platform().filter(platform -> !platform.isUnknown()),
                    read.diffIds().size()));
        } catch (IllegalArgumentException e) {
            // It is an artifact's, or a runtime that is given the image says what is wrong with it.
            return Optional.empty();
        }
    }
}
