package dev.roadcase.agent.runtime;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.PlatformChoice;
import dev.roadcase.agent.archive.bundle.PlatformImage;
import dev.roadcase.agent.archive.tarball.ImageTar;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.runtime.layer.LayerChain;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image that a runtime should hold.
 *
 * @param image as the bundle names it
 * @param chosen what of it runs on this machine
 * @param tar that and no other platform, with the unchanged index around it if there is one
 * @param bundle that carries it
 */
public record WantedImage(BundledImage image, PlatformImage chosen, ImageTar tar, Bundle bundle) {

    /**
     * Looks at what the bundle carries of it.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 3 if that is not for this platform
     */
    public static WantedImage of(Bundle bundle, BundledImage image, Platform platform) {
        return of(bundle, image, new PlatformChoice(bundle, image).forMachine(platform));
    }

    static WantedImage of(Bundle bundle, BundledImage image, PlatformImage chosen) {
        return new WantedImage(image, chosen, ImageTar.of(bundle, image, chosen), bundle);
    }

    /** The name to keep it under. */
    public String name() {
        return image.name();
    }

    /** Digest of what a runtime holds under the name: of its index, or of its manifest. */
    public Digest digest() {
        return chosen.rootOf(image).digest();
    }

    /**
     * What a runtime may use as its ID: the digest of the config, or, with containerd's image store, of the manifest or
     * index.
     */
    Set<Digest> ids() {
        return Stream.of(chosen.id(), chosen.descriptor().digest(), digest()).collect(Collectors.toUnmodifiableSet());
    }

    /** Its name, as a runtime has it. */
    GivenName given() {
        return new GivenName(name(), ids(), List.of());
    }

    /** Its tarball without what these others brought. */
    ImageTar tarBeside(Set<WantedImage> others) {
        return tar.without(others.stream().flatMap(WantedImage::blobs).collect(Collectors.toUnmodifiableSet()));
    }

    /** Its tarball without layers. */
    ImageTar tarWithoutLayers() {
        return tar.without(
                chosen.manifest().layers().stream().map(Descriptor::digest).collect(Collectors.toUnmodifiableSet()));
    }

    /** Its layers in their places; empty if its config does not fit them. */
    Optional<LayerChain> chain() {
        return LayerChain.of(
                chosen.manifest().layers(), bundle.read(chosen.manifest().config()));
    }

    private Stream<Digest> blobs() {
        Stream<Descriptor> manifests = Stream.of(chosen.rootOf(image), chosen.descriptor());
        return Stream.concat(manifests, chosen.manifest().blobs().stream()).map(Descriptor::digest);
    }

    @Override
    public String toString() {
        return name();
    }
}
