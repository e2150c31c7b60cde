package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Artifact;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of an image container runtimes can take: an image for each platform. What is no image, such as an attestation,
 * is left out.
 */
public final class RunnableImages {
    private final Bundle bundle;
    private final List<PlatformImage> all = new ArrayList<>();
    private final List<Artifact> artifacts = new ArrayList<>();

    private RunnableImages(Bundle bundle) {
        this.bundle = bundle;
    }

    /** Reads the configs of an image. */
    public static RunnableImages of(Bundle bundle, ImageContent content) {
        RunnableImages images = new RunnableImages(bundle);
        content.manifests().forEach(images::add);
        return images;
    }

    /** In the order of their manifests. */
    public List<PlatformImage> all() {
        return List.copyOf(all);
    }

    /** The platforms that they name, each once. */
    public List<Platform> platforms() {
        return all.stream()
                .flatMap(image -> image.platform().stream())
                .distinct()
                .toList();
    }

    /** What it is if no part of it is an image. */
    public Optional<Artifact> artifact() {
        return all.isEmpty() ? artifacts.stream().findFirst() : Optional.empty();
    }

    private void add(CarriedManifest carried) {
        if (carried.descriptor().platform().filter(Platform::isUnknown).isPresent()) {
            artifacts.add(new Artifact("attestation"));
            return;
        }
        Artifact.in(carried.manifest(), () -> small(carried.manifest().config()))
                .ifPresentOrElse(
                        artifacts::add,
                        () -> all.add(new PlatformImage(carried.descriptor(), carried.manifest(), platform(carried))));
    }

    /** All runtimes go by what an index says, even if the image's own config says something else. */
    private Optional<Platform> platform(CarriedManifest carried) {
        return carried.descriptor()
                .platform()
                .or(() -> small(carried.manifest().config()).flatMap(RunnableImages::platform));
    }

    private static Optional<Platform> platform(byte[] config) {
        try {
            return ImageConfig.parse(config).platform().filter(its -> !its.isUnknown());
        } catch (IllegalArgumentException e) {
            // A runtime that is given the image says what is wrong with it.
            return Optional.empty();
        }
    }

    private Optional<byte[]> small(Descriptor config) {
        return config.size() > Json.LARGEST_DOCUMENT ? Optional.empty() : Optional.of(bundle.read(config));
    }
}
