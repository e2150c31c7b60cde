package dev.roadcase.bundler.spec.value;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The key {@code roles} of images and files: the machines that get them. Sets are in the order of {@link Role}. */
public final class Roles {
    /** The default, since a demo's containers run on nodes. */
    public static final Set<Role> USUAL = sorted(Set.of(Role.NODE));

    private Roles() {}

    /** The same roles, in the order of {@link Role}. */
    public static Set<Role> sorted(Set<Role> roles) {
        Set<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        return Collections.unmodifiableSet(copy);
    }

    /** Reads the key. */
    public static Set<Role> read(YamlMap map) {
        return map.optional("roles").map(Roles::read).orElse(USUAL);
    }

    private static Set<Role> read(YamlNode node) {
        Once once = new Once("the role");
        return Set.copyOf(node.list(item -> role(item, once)));
    }

    private static Optional<Role> role(YamlNode item, Once once) {
        return item.parse(Role::parse).filter(role -> once.meet(item, role));
    }
}
