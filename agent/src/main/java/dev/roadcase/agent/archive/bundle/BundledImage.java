package dev.roadcase.agent.archive.bundle;

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

    /** The name that a runtime keeps it under: with its tag, or pinned to its digest where it has none. */
    public String name() {
        return reference.tagged().orElseGet(this::pinnedName);
    }

    /** {@code name@digest}, by which a manifest of Kubernetes may ask for it. */
    public String pinnedName() {
        return reference.pinnedTo(descriptor.digest()).toString();
    }
}
