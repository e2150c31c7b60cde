package dev.roadcase.agent.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** For which platforms an image is carried, as its configs say (OCI image config spec, "Properties"). */
public final class ImagePlatforms {
    private static final Set<String> CONFIGS = Set.of(MediaType.OCI_CONFIG, MediaType.DOCKER_CONFIG);

    private final Bundle bundle;

    public ImagePlatforms(Bundle bundle) {
        this.bundle = bundle;
    }

    /** In the order of the manifests, each once; what has no platform, such as an attestation, adds none. */
    public List<Platform> of(ImageContent content) {
        return content.manifests().stream()
                .flatMap(manifest -> of(manifest).stream())
                .distinct()
                .toList();
    }

    /** The platform that this manifest's config says; none for what is no image, or an attestation. */
    public Optional<Platform> of(ImageManifest manifest) {
        return Optional.of(manifest.config())
                .filter(config -> CONFIGS.contains(config.mediaType()))
                .flatMap(this::platform);
    }

    private Optional<Platform> platform(Descriptor config) {
        try {
            ObjectNode object = Json.object(bundle.read(config));
            String os = object.path("os").asText("unknown");
            String architecture = object.path("architecture").asText("unknown");
            Optional<String> variant =
                    Optional.of(object.path("variant").asText("")).filter(v -> !v.isEmpty());
            return os.equals("unknown") ? Optional.empty() : Optional.of(new Platform(os, architecture, variant));
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic(bundle.file() + ": config " + config.digest() + ": " + e.getMessage());
        }
    }
}
