package dev.roadcase.bundler.spec.local;

import java.util.List;
import java.util.Map;

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
}
