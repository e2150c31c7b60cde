package dev.roadcase.bundler.spec.local;

import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.value.Variables;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process of a demo that runs without a cluster.
 *
 * @param name for people
 * @param command a program and its arguments, run in the demo's folder
 * @param env in the order of demo.yaml
 */
public record LocalProcess(String name, List<String> command, Map<String, String> env) {
    public LocalProcess {
        command = List.copyOf(command);
        env = Map.copyOf(env);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a process without a command");
        }
    }

    static Optional<LocalProcess> read(YamlNode node, Once names) {
        return node.map(List.of("name", "command", "env")).flatMap(map -> {
            Optional<String> name = names.value(map.required("name"), PrintableText::require);
            List<String> command = map.texts("command");
            Map<String, String> env = Variables.read(map);
            return node.attempt(() -> new LocalProcess(name.orElseThrow(), command, env));
        });
    }
}
