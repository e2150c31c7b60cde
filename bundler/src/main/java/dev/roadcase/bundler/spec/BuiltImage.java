package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An image that prepare makes.
 *
 * @param reference has a tag and no digest
 * @param layers one layer each, upwards
 * @param env in the order of demo.yaml
 * @param user as the image's config has it: {@code uid}, {@code uid:gid} or a name
 * @param workdir absolute
 */
public record BuiltImage(
        Reference reference,
        Base base,
        List<CopyLayer> layers,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> env,
        List<Port> ports,
        Optional<String> user,
        Optional<String> workdir,
        Set<Role> roles)
        implements ImageSpec {
    public BuiltImage {
        if (reference.digest().isPresent()) {
            throw new IllegalArgumentException("an image that is built has no digest yet: " + reference);
        }
        layers = List.copyOf(layers);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        ports = List.copyOf(ports);
        workdir.ifPresent(path -> PathRule.requireAbsolute(path));
        roles = Roles.sorted(roles);
    }
}
