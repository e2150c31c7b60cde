package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.file.ConfigurationFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /etc/roadcase/node.env}: what differs between machines (systemd.exec(5), EnvironmentFile).
 *
 * @param values by their names
 */
record MachineEnv(Map<String, String> values) {

    /** That of the machine whose files stand below {@code root}; empty if it has none. */
    static MachineEnv of(Path root) {
        String text = new ConfigurationFile(root.resolve("etc/roadcase/node.env"))
                .content()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        return new MachineEnv(text.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> unquoted(pair[1]), (first, last) -> last)));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The value of {@code ROADCASE_NAME}; empty if there is none. */
    String get(String name) {
        return values.getOrDefault("ROADCASE_" + name, "");
    }

    /** Its words. */
    List<String> words(String name) {
        return Arrays.stream(get(name).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
