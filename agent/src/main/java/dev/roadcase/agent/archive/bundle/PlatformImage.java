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
 * @param platform as its config says; absent if the config says none
 */
public record PlatformImage(Descriptor descriptor, ImageManifest manifest, Optional<Platform> platform) {

    /** Digest of its config: what Docker and Podman call the image's ID. */
    public Digest id() {
        return manifest.config().digest();
    }

    boolean runsOn(Platform wanted) {
        return platform.filter(wanted::accepts).isPresent();
    }

    /** Whether this descriptor is of its manifest, its config or one of its layers. */
    public boolean includes(Descriptor other) {
        return descriptor.digest().equals(other.digest())
                || manifest.blobs().stream().anyMatch(blob -> blob.digest().equals(other.digest()));
    }
}
