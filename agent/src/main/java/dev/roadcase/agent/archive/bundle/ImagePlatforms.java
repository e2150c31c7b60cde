package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Optional;

/** For which platforms an image is carried, as its configs say (OCI image config spec, "Properties"). */
public final class ImagePlatforms {
    /** The system that an attestation names. */
    private static final String NONE = "unknown";

    private final Bundle bundle;

    public ImagePlatforms(Bundle bundle) {
        this.bundle = bundle;
    }

    /** In the order of the manifests, each once. What has no platform, such as an attestation, adds none. */
    public List<Platform> of(ImageContent content) {
        return content.manifests().stream()
                .flatMap(manifest -> of(manifest).stream())
                .distinct()
                .toList();
    }

    /** The platform in this manifest's config; none for an attestation and for what is no image. */
    public Optional<Platform> of(ImageManifest manifest) {
        return Optional.of(manifest.config())
                .filter(config -> MediaType.isConfig(config.mediaType()))
                .flatMap(this::platform);
    }

    private Optional<Platform> platform(Descriptor config) {
        try {
            return ImageConfig.parse(bundle.read(config))
                    .platform()
                    .filter(platform -> !platform.os().equals(NONE));
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic(bundle.file() + ": config " + config.digest() + ": " + e.getMessage());
        }
    }
}
