package dev.roadcase.bundler.remote.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where docker and podman keep things for a user with this environment and home folder. */
record UserPlaces(Map<String, String> environment, Path home) {

    /** Docker: "certs.d"; containers-certs.d(5). */
    List<Path> certificateFolders() {
        return List.of(
                config().resolve("containers/certs.d"),
                Path.of("/etc/containers/certs.d"),
                Path.of("/etc/docker/certs.d"));
    }

    /** Docker's reference of its command line; containers-auth.json(5). */
    List<Path> authFiles() {
        Optional<Path> running = folder("XDG_RUNTIME_DIR")
                .map(run -> run.resolve("containers"))
                .or(this::runtimeFolder)
                .map(run -> run.resolve("auth.json"));
        Path docker = folder("DOCKER_CONFIG").orElse(home.resolve(".docker"));
        return Stream.of(
                        folder("REGISTRY_AUTH_FILE"),
                        running,
                        Optional.of(config().resolve("containers/auth.json")),
                        Optional.of(docker.resolve("config.json")))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The folders of PATH. */
    List<Path> programFolders() {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** For users without a runtime folder, such as root. */
    private Optional<Path> runtimeFolder() {
        try {
            return Optional.of(Path.of("/run/containers", String.valueOf(Files.getAttribute(home, "unix:uid"))));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private Path config() {
        return folder("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
    }

    private Optional<Path> folder(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }
}
