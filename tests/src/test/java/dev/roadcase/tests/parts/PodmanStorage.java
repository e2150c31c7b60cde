package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Podman with images of its own, in a folder. It needs no daemon. */
public final class PodmanStorage implements AutoCloseable {
    private final Path config;

    public PodmanStorage(Path folder) {
        config = folder.resolve("storage.conf");
        try {
            // Not overlay: its folder would stay mounted, and a test could not delete it.
            Files.writeString(config, """
                    [storage]
                    driver = "vfs"
                    graphroot = "%s"
                    runroot = "%s"
                    """.formatted(folder.resolve("graph"), folder.resolve("run")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What leads every podman there. */
    public Map<String, String> environment() {
        return Map.of("CONTAINERS_STORAGE_CONF", config.toString());
    }

    /** ID of the image of this name. */
    public String id(String name) {
        return "sha256:" + run("image", "inspect", "--format", "{{.Id}}", name).strip();
    }

    /** All names with their tags. */
    public List<String> names() {
        return run("image", "ls", "--format", "{{.Repository}}:{{.Tag}}")
                .lines()
                .toList();
    }

    /** Its standard output. */
    public String run(String... words) {
        return Program.text(
                Stream.concat(Stream.of("env", "CONTAINERS_STORAGE_CONF=" + config, "podman"), Stream.of(words))
                        .toArray(String[]::new));
    }

    @Override
    public void close() {
        run("rmi", "--all", "--force");
    }
}
