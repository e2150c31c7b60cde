package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import java.util.Optional;
import java.util.Set;

/** An image that demo.yaml lists. */
public sealed interface ImageSpec permits PulledImage, BuiltImage, LocalImage, ArchiveImage {
    /** The name under which the bundle carries it; absent where only what it comes from knows it. */
    Optional<Reference> name();

    /** Roles of the machines whose runtime loads it, in the order of {@link Role}. If empty, it is only in the registry. */
    Set<Role> roles();
}
