package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.value.Roles;
import java.util.Optional;
import java.util.Set;

/**
 * An image in a file of the demo's folder: what {@code docker save} writes, or an OCI layout as a folder or a tar.
 *
 * @param path in the demo's folder
 * @param name of the image; absent if the file names its only image itself
 */
public record ArchiveImage(String path, Optional<Reference> name, Set<Role> roles) implements ImageSpec {
    public ArchiveImage {
        PathRule.requireRelative(path);
        roles = Roles.sorted(roles);
    }
}
