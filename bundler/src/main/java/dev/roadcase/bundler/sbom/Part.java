package dev.roadcase.bundler.sbom;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import java.util.Set;
import java.util.stream.Collectors;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Property;

/** Makes components of what a bundle carries. Properties of our own begin with {@code dev.roadcase:}. */
final class Part {
    private final Component component = new Component();

    /** @param ref its name within the document */
    Part(Component.Type type, String ref, String name) {
        component.setType(type);
        component.setBomRef(ref);
        component.setName(name);
    }

    Part version(String version) {
        component.setVersion(version);
        return this;
    }

    Part digest(Digest digest) {
        component.addHash(hash(digest));
        return this;
    }

    Part property(String name, String value) {
        component.addProperty(new Property("dev.roadcase:" + name, value));
        return this;
    }

    Part roles(Set<Role> roles) {
        return roles.isEmpty()
                ? this
                : property("roles", roles.stream().sorted().map(Role::toString).collect(Collectors.joining(",")));
    }

    Component component() {
        return component;
    }

    static Hash hash(Digest digest) {
        return new Hash(Hash.Algorithm.SHA_256, digest.hex());
    }
}
