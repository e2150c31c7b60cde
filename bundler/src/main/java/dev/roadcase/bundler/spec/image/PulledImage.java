package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.Roles;
import java.util.Optional;
import java.util.Set;

/** An image that is taken from its registry as it is. */
public record PulledImage(Reference reference, Set<Role> roles, Provenance provenance) implements ImageSpec {
    public PulledImage {
        roles = Roles.sorted(roles);
    }

    /** An image of which nothing is asked but to be there. */
    public PulledImage(Reference reference, Set<Role> roles) {
        this(reference, roles, Provenance.USUAL);
    }

    @Override
    public Optional<Reference> name() {
        return Optional.of(reference);
    }
}
