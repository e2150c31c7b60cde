package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Platform;
import java.util.Optional;

/**
 * An image for one platform, which a bundle carries.
 *
 * @param descriptor of its manifest
 * @param platform as the index says that names it, else as its config says; absent if neither says one
 */
public record PlatformImage(Descriptor descriptor, ImageManifest manifest, Optional<Platform> platform) {

    /** Digest of its config: what Docker and Podman call the image's ID. */
    public Digest id() {
        return manifest.config().digest();
    }

    /**
     * What a runtime is given under the image's name, so that it finds this in it: the unchanged index, unless the index
     * does not say for which platform this is. Then not every runtime looks further, and it is the manifest itself.
     */
    public Descriptor rootOf(BundledImage image) {
        return descriptor.platform().isPresent() ? image.descriptor() : descriptor;
    }

    /** Whether this descriptor is of its manifest, its config or one of its layers. */
    public boolean includes(Descriptor other) {
        return descriptor.digest().equals(other.digest())
                || manifest.blobs().stream().anyMatch(blob -> blob.digest().equals(other.digest()));
    }
}
