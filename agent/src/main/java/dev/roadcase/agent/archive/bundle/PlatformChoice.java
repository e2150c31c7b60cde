package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Artifact;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the platform of an image that is asked for, among those that a bundle carries. */
public final class PlatformChoice {
    private final Bundle bundle;
    private final BundledImage image;
    private final RunnableImages carried;

    public PlatformChoice(Bundle bundle, BundledImage image) {
        this.bundle = bundle;
        this.image = image;
        this.carried = RunnableImages.of(bundle, ImageContent.of(bundle, image.descriptor()));
    }

    /**
     * The image for this platform; an image that says none is for all.
     *
     * @throws Problem exit 3 if the bundle carries it for others only, or if it is no image
     */
    public PlatformImage of(Platform wanted) {
        return made(wanted)
                .or(this::unnamed)
                .orElseThrow(() -> otherwise(Problem.badInput(bundle.file() + " carries " + image.reference() + " for "
                                + platforms() + ", not for " + wanted)
                        .advise("make the bundle again with --platform " + wanted)));
    }

    /**
     * The image for machines of this platform. Another variant of the same processor is better than none: whoever asked
     * for it when the bundle was made knows the machines.
     *
     * @throws Problem exit 3 if the bundle carries it for others only, or if it is no image
     */
    public PlatformImage forMachine(Platform machine) {
        return made(machine)
                .or(this::unnamed)
                .or(() -> carried.all().stream()
                        .filter(one -> one.platform().filter(machine::isLike).isPresent())
                        .findFirst())
                .orElseGet(() -> of(machine));
    }

    /**
     * The image for linux/amd64, else the only one that is carried.
     *
     * @throws Problem exit 2 if there are several and none is for linux/amd64; exit 3 if it is no image
     */
    public PlatformImage ofDefault() {
        return made(Platform.LINUX_AMD64)
                .or(() -> carried.all().size() == 1 ? carried.all().stream().findFirst() : unnamed())
                .orElseThrow(() -> otherwise(Problem.usage(bundle.file() + " carries " + image.reference() + " for "
                                + platforms() + ", and not for " + Platform.LINUX_AMD64)
                        .advise("say which with --platform OS/ARCH")));
    }

    /** What it is if it is no image. */
    public Optional<Artifact> artifact() {
        return carried.artifact();
    }

    private Optional<PlatformImage> made(Platform wanted) {
        return wanted.best(carried.all(), PlatformImage::platform).stream().findFirst();
    }

    /** Of several that say no platform, runtimes take the first. */
    private Optional<PlatformImage> unnamed() {
        return carried.all().stream().filter(one -> one.platform().isEmpty()).findFirst();
    }

    private Problem otherwise(Problem problem) {
        return carried.artifact()
                .map(artifact -> Problem.badInput(image.reference() + " is not an image but an artifact of the type "
                                + artifact.type() + ": container runtimes do not take it")
                        .advise("serve the bundle with `bundle serve`, and pull it from there with its own program"))
                .orElse(problem);
    }

    private String platforms() {
        return carried.platforms().stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
