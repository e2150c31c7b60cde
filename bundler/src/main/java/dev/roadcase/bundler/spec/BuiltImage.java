package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
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
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");

    public BuiltImage {
        if (reference.digest().isPresent()) {
            throw new IllegalArgumentException("an image that is built has no digest yet: " + reference);
        }
        layers = List.copyOf(layers);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        ports = List.copyOf(ports);
        env.keySet().forEach(BuiltImage::requireVariable);
        user.ifPresent(BuiltImage::requireUser);
        workdir.ifPresent(PathRule::requireAbsolute);
        roles = Roles.sorted(roles);
    }

    static String requireUser(String user) {
        return require(USER, user, "not a user (uid, uid:gid or a name)");
    }

    static String requireVariable(String name) {
        return require(VARIABLE, name, "not a variable's name (letters, digits and underscores)");
    }

    private static String require(Pattern pattern, String text, String problem) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(problem + ": " + Excerpt.of(text));
        }
        return text;
    }
}
