package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the key {@code roles}, which images and files share. */
final class RoleList {
    private RoleList() {}

    static Set<Role> read(YamlMap map) {
        return map.optional("roles").map(RoleList::read).orElse(Roles.USUAL);
    }

    private static Set<Role> read(YamlNode node) {
        Once once = new Once("the role");
        List<Role> roles = node.list(item -> role(item, once));
        return Set.copyOf(roles);
    }

    private static Optional<Role> role(YamlNode item, Once once) {
        return item.parse(Role::parse).filter(role -> once.meet(item, role));
    }
}
