package dev.roadcase.bundler.doctor.computer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container engine that answers.
 *
 * @param program {@code docker} or {@code podman}
 * @param version as it says it
 * @param system on which it runs, as it says it; {@code Docker Desktop} is a virtual machine
 * @param root where it keeps images, on the computer on which it runs
 * @param rootless whether a user runs it who is not root
 * @param remapped whether the root of its containers is another user than its own
 * @param guards plugins that may deny what it is asked
 */
public record ContainerEngine(
        String program,
        String version,
        String system,
        Optional<Path> root,
        boolean rootless,
        boolean remapped,
        List<String> guards) {
    /** The program of Docker. */
    public static final String DOCKER = "docker";
    /** The program of Podman. */
    public static final String PODMAN = "podman";

    private static final String OPTION_NAME = "name=";

    public ContainerEngine {
        guards = List.copyOf(guards);
    }

    /** Reads {@code docker info --format '{{json .}}'}; empty if no daemon has answered. */
    static Optional<ContainerEngine> ofDocker(String info) {
        ObjectNode its = Json.object(info.getBytes(StandardCharsets.UTF_8));
        String version = its.path("ServerVersion").asText();
        List<String> options = words(its.path("SecurityOptions"));
        return Optional.of(new ContainerEngine(
                        DOCKER,
                        version,
                        its.path("OperatingSystem").asText(),
                        folder(its.path("DockerRootDir")),
                        isNamed(options, "rootless"),
                        isNamed(options, "userns"),
                        words(its.path("Plugins").path("Authorization"))))
                .filter(engine -> !version.isEmpty());
    }

    /** Reads {@code podman info --format json}. */
    static ContainerEngine ofPodman(String info) {
        ObjectNode its = Json.object(info.getBytes(StandardCharsets.UTF_8));
        return new ContainerEngine(
                PODMAN,
                its.path("version").path("Version").asText(),
                its.path("host").path("distribution").path("distribution").asText(),
                folder(its.path("store").path("graphRoot")),
                its.path("host").path("security").path("rootless").asBoolean(),
                false,
                words(its.path("plugins").path("authorization")));
    }

    private static Optional<Path> folder(JsonNode text) {
        return text.asText().isEmpty() ? Optional.empty() : Optional.of(Path.of(text.asText()));
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Options look like {@code name=seccomp,profile=builtin}. */
    private static boolean isNamed(List<String> options, String name) {
        return options.stream().anyMatch(option -> (option + ",").startsWith(OPTION_NAME + name + ","));
    }

    @Override
    public String toString() {
        return program + " " + version;
    }
}
