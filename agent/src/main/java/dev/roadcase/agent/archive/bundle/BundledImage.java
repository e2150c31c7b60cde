package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import java.util.Optional;
import java.util.Set;

/**
 * An image of a bundle.
 *
 * @param reference its full name
 * @param descriptor of its manifest or index, as it came from its registry
 * @param roles whose runtime loads it; none if only the registry serves it
 */
public record BundledImage(Reference reference, Descriptor descriptor, Set<Role> roles) {
    public BundledImage {
        roles = Set.copyOf(roles);
    }

    /** The name that a runtime keeps it under: with its tag, or pinned to its digest if it has no tag. */
    public String name() {
        return reference.tagged().orElseGet(this::pinnedName);
    }

    /** The manifest that this belongs to, if it is no image of its own but a signature, an attestation or the like. */
    public Optional<Digest> subject() {
        return descriptor.annotation(Annotation.SUBJECT).map(Digest::parse);
    }

    /** {@code name@digest}: a manifest of Kubernetes may use this name. */
    public String pinnedName() {
        return reference.pinnedTo(descriptor.digest()).toString();
    }
}
