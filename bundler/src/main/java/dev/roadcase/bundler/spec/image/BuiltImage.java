package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.value.Roles;
import dev.roadcase.bundler.spec.value.Variables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final String NAME_OR_NUMBER = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}";
    private static final Pattern USER = Pattern.compile(NAME_OR_NUMBER + "(?::" + NAME_OR_NUMBER + ")?");

    public BuiltImage {
        if (reference.digest().isPresent()) {
            throw new IllegalArgumentException("an image that is built has no digest yet: " + reference);
        }
        layers = List.copyOf(layers);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        ports = List.copyOf(ports);
        env.keySet().forEach(Variables::requireName);
        user.ifPresent(BuiltImage::requireUser);
        workdir.ifPresent(PathRule::requireAbsolute);
        roles = Roles.sorted(roles);
    }

    static String requireUser(String user) {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException("not a user (uid, uid:gid or a name): " + Excerpt.of(user));
        }
        return user;
    }
}
