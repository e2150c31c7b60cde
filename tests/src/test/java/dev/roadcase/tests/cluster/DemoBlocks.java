package dev.roadcase.tests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parts of a demo of the checkout, for a demo that shows several.
 *
 * @param name of its folder, which is a folder of the other demo
 */
record DemoBlocks(String name, List<String> lines) {
    /** @param ports that it has in the other demo, by those that it has alone */
    static DemoBlocks of(Path demo, Map<String, Integer> ports) {
        try {
            Stream<String> lines = Files.readAllLines(demo.resolve("demo.yaml")).stream();
            return new DemoBlocks(
                    demo.getFileName().toString(),
                    lines.map(line -> withPorts(line, ports)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with these ports in the place of others. */
    static String withPorts(String text, Map<String, Integer> ports) {
        String changed = text;
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            changed = changed.replace(port.getKey(), port.getValue().toString());
        }
        return changed;
    }

    /** What stands below a key, with paths that the other demo has. */
    String block(String key) {
        String block = lines.stream()
                .dropWhile(line -> !line.startsWith(key + ":"))
                .skip(1)
                .takeWhile(line -> line.startsWith(" "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        if (block.isEmpty()) {
            throw new AssertionError("the demo " + name + " has no " + key);
        }
        return block.replaceAll("\\{(copy|apply|delete): ", "{$1: " + name + "/");
    }

    /** Its steps, with names that begin with the demo's. */
    String steps() {
        return block("steps").replace("- name: ", "- name: " + name + "-");
    }
}
