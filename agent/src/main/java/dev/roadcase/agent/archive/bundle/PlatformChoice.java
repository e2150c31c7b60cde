package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the platform of an image that is asked for, among those that a bundle carries. */
public final class PlatformChoice {
    private final Bundle bundle;
    private final BundledImage image;
    private final List<PlatformImage> carried;

    public PlatformChoice(Bundle bundle, BundledImage image) {
        this.bundle = bundle;
        this.image = image;
        this.carried = ImageContent.of(bundle, image.descriptor()).present().stream()
                .flatMap(descriptor -> platformImage(descriptor).stream())
                .toList();
    }

    /**
     * The image for this platform; an image that says none is for all.
     *
     * @throws Problem exit 3 if the bundle carries it for others only
     */
    public PlatformImage of(Platform wanted) {
        return made(wanted)
                .or(this::only)
                .orElseThrow(() -> Problem.badInput(bundle.file() + " carries " + image.reference() + " for "
                                + platforms() + ", not for " + wanted)
                        .advise("make the bundle again with --platform " + wanted));
    }

    /**
     * The image for linux/amd64, else the only one that is carried.
     *
     * @throws Problem exit 2 if there are several and none is for linux/amd64
     */
    public PlatformImage ofDefault() {
        return made(Platform.LINUX_AMD64)
                .or(() -> carried.size() == 1 ? carried.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> Problem.usage(bundle.file() + " carries " + image.reference() + " for " + platforms()
                                + ", and not for " + Platform.LINUX_AMD64)
                        .advise("say which with --platform OS/ARCH"));
    }

    private Optional<PlatformImage> made(Platform wanted) {
        return carried.stream().filter(one -> one.runsOn(wanted)).findFirst();
    }

    private Optional<PlatformImage> only() {
        return carried.stream()
                .filter(one -> carried.size() == 1 && one.platform().isEmpty())
                .findFirst();
    }

    private String platforms() {
        return carried.stream()
                .flatMap(one -> one.platform().stream())
                .map(Platform::toString)
                .collect(Collectors.joining(", "));
    }

    private Optional<PlatformImage> platformImage(Descriptor descriptor) {
        return Stream.of(descriptor)
                .filter(one -> MediaType.isManifest(one.mediaType()))
                .map(bundle::manifest)
                .filter(ImageManifest.class::isInstance)
                .map(ImageManifest.class::cast)
                .map(manifest -> new PlatformImage(descriptor, manifest, new ImagePlatforms(bundle).of(manifest)))
                .findFirst();
    }
}
