package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.Roles;
import java.util.Optional;
import java.util.Set;

/** An image that is taken from its registry as it is. */
public record PulledImage(Reference reference, Set<Role> roles) implements ImageSpec {
    public PulledImage {
        roles = Roles.sorted(roles);
    }

    @Override
    public Optional<Reference> name() {
        return Optional.of(reference);
    }
}
