package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.value.Variables;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a container of a built image runs, as the image's config says it.
 *
 * @param env in the order of demo.yaml
 * @param user {@code uid}, {@code uid:gid} or a name
 * @param workdir absolute
 */
public record ImageSettings(
        List<String> entrypoint,
        List<String> command,
        Map<String, String> env,
        List<Port> ports,
        Optional<String> user,
        Optional<String> workdir) {
    static final List<String> KEYS = List.of("entrypoint", "command", "env", "ports", "user", "workdir");

    private static final String NAME_OR_NUMBER = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}";
    private static final Pattern USER = Pattern.compile(NAME_OR_NUMBER + "(?::" + NAME_OR_NUMBER + ")?");

    public ImageSettings {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        ports = List.copyOf(ports);
        env.keySet().forEach(Variables::requireName);
        user.ifPresent(ImageSettings::requireUser);
        workdir.ifPresent(PathRule::requireAbsolute);
    }

    static ImageSettings read(YamlMap map) {
        Once ports = new Once("the port");
        return new ImageSettings(
                map.texts("entrypoint"),
                map.texts("command"),
                Variables.read(map),
                map.list("ports", item -> ports.value(Optional.of(item), Port::parse)),
                map.value("user", ImageSettings::requireUser),
                map.value("workdir", PathRule::requireAbsolute));
    }

    private static String requireUser(String user) {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException("not a user (uid, uid:gid or a name): " + Excerpt.of(user));
        }
        return user;
    }
}
