package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of roles that are written in the same order each time. */
final class Roles {
    /** Of what names none: nodes are where a demo's containers run. */
    static final Set<Role> USUAL = sorted(Set.of(Role.NODE));

    private Roles() {}

    static Set<Role> sorted(Set<Role> roles) {
        Set<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        return Collections.unmodifiableSet(copy);
    }
}
