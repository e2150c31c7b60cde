package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import java.util.Set;

/** An image that is taken from its registry as it is. */
public record PulledImage(Reference reference, Set<Role> roles) implements ImageSpec {
    public PulledImage {
        roles = Roles.sorted(roles);
    }
}
