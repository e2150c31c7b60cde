package dev.roadcase.agent.archive;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import java.util.Set;

/**
 * An image of a bundle.
 *
 * @param reference its full name
 * @param descriptor of its manifest or index, as it came from its registry
 * @param roles whose runtime loads it; none where only the registry serves it
 */
public record BundledImage(Reference reference, Descriptor descriptor, Set<Role> roles) {
    public BundledImage {
        roles = Set.copyOf(roles);
    }
}
