package dev.roadcase.bundler.spec.local;

import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * The command that makes files of a demo's folder that are not under version control. It runs before prepare and run,
 * if one of its sources is newer than what it makes.
 *
 * @param command a program and its arguments, run in the demo's folder; never one out of a bundle
 * @param from files and folders that are its sources
 * @param to files and folders that it makes
 */
public record Make(List<String> command, List<String> from, List<String> to) {
    public Make {
        command = List.copyOf(command);
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (command.isEmpty() || from.isEmpty() || to.isEmpty()) {
            throw new IllegalArgumentException("make needs a command, and paths in from and in to");
        }
        from.forEach(PathRule::requireRelative);
        to.forEach(PathRule::requireRelative);
    }

    /** Reads the key {@code make}. */
    public static Optional<Make> read(YamlNode node) {
        return node.map(List.of("command", "from", "to"))
                .flatMap(map -> node.attempt(() -> new Make(map.texts("command"), map.texts("from"), map.texts("to"))));
    }
}
