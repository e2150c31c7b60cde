package dev.roadcase.inaetics.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A ConfigMap as Kubernetes mounts it: a file for each setting, and names with two dots that are its own. A change arrives
 * there while the service runs. A folder that is not there sets nothing.
 */
public record SettingsFolder(Path folder) {
    /**
     * Reads what it says now.
     *
     * @throws IOException where it cannot be read
     * @throws IllegalArgumentException that says all that is wrong
     */
    public Settings read() throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (Path file : files()) {
            values.put(file.getFileName().toString(), Files.readString(file));
        }
        return Settings.read(values);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(".."))
                    .toList();
        }
    }
}
