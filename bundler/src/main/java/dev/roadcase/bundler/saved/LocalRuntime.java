package dev.roadcase.bundler.saved;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A container runtime of this computer that has an image.
 *
 * @param name for people
 * @param look asks whether it has the image, whose name follows
 * @param save saves the image into the file that follows; then comes the image's name
 */
public record LocalRuntime(String name, List<String> look, List<String> save) {
    private static final LocalRuntime DOCKER =
            new LocalRuntime("Docker", List.of("docker", "image", "inspect"), List.of("docker", "save", "--output"));
    private static final LocalRuntime PODMAN = new LocalRuntime(
            "Podman",
            List.of("podman", "image", "exists"),
            List.of("podman", "save", "--format", "oci-archive", "--output"));

    private static LocalRuntime containerd(String namespace) {
        List<String> ctr = List.of("ctr", "--namespace", namespace, "images");
        return new LocalRuntime(
                "containerd (namespace " + namespace + ")", joined(ctr, "ls", "--quiet"), joined(ctr, "export"));
    }

    /** containerd is asked only if it runs: its client would wait for it. */
    private static Stream<LocalRuntime> all(Map<String, String> environment) {
        Path socket = Path.of(environment.getOrDefault("CONTAINERD_ADDRESS", "/run/containerd/containerd.sock"));
        Stream<LocalRuntime> containerd = Files.exists(socket)
                ? Stream.of("default", "k8s.io", "moby").map(LocalRuntime::containerd)
                : Stream.empty();
        return Stream.concat(Stream.of(DOCKER, PODMAN), containerd);
    }

    private static List<String> joined(List<String> first, String... rest) {
        return Stream.concat(first.stream(), Stream.of(rest)).toList();
    }

    /**
     * The first that has the image: Docker, then Podman, then containerd.
     *
     * @param environment says where containerd is, as ctr reads it
     * @throws Problem exit 3 if none has it, with what each said
     */
    public static LocalRuntime with(Reference image, Map<String, String> environment) {
        List<String> said = new ArrayList<>();
        for (LocalRuntime runtime : all(environment).toList()) {
            Tool.Spoken looked = Tool.run(joined(runtime.look, runtime.filter() + image));
            if (looked.succeeded()
                    && (runtime.filter().isEmpty() || !looked.output().isBlank())) {
                return runtime;
            }
            said.add(
                    "\n  " + runtime.name + ": " + (looked.reason().isEmpty() ? "has no such image" : looked.reason()));
        }
        throw Problem.badInput("no container runtime of this computer has " + image + ":" + String.join("", said))
                .advise("build or pull it here first; to take it from its registry, say pull instead of local");
    }

    /** containerd is asked with a filter, and lists what it has. */
    private String filter() {
        return look.contains("ls") ? "name==" : "";
    }

    /**
     * Saves the image into a new file, and says that.
     *
     * @throws Problem exit 6 with the runtime's words
     */
    public Path save(Reference image, Path file) {
        Tool.Spoken saved = Tool.run(joined(save, file.toString(), image.toString()));
        if (!saved.succeeded()) {
            throw Problem.machine("save " + image + " from " + name + ": " + saved.reason());
        }
        return file;
    }
}
