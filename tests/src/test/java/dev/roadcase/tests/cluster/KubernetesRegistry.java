package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stands in for registry.k8s.io with the one image that a cluster needs of it, which is built here. */
final class KubernetesRegistry implements AutoCloseable {
    private static final String DEMO = """
            apiVersion: roadcase.dev/v1
            name: pause
            version: "1"
            images:
              - build: %s
                from: debian
                packages: [busybox-static]
                entrypoint: [/bin/busybox, sleep, infinity]
            """;

    private final DockerRegistry registry;

    /**
     * @param pause the image's name there
     * @param folder for what is written on the way
     */
    KubernetesRegistry(String pause, Path folder) {
        write(folder.resolve("pause/demo.yaml"), DEMO.formatted(pause));
        Launcher.in(folder)
                .run("prepare", "pause", "-o", "pause.bundle", "--progress", "none")
                .succeeded();
        registry = DockerRegistry.plain(folder.resolve("pause"));
        Program.run(
                "skopeo",
                "copy",
                "--quiet",
                "--dest-tls-verify=false",
                "oci-archive:" + folder.resolve("pause.bundle") + ":docker.io/library/" + pause,
                "docker://" + registry.host() + "/" + pause);
    }

    /** Options for {@code prepare}. */
    List<String> options() {
        String url = "http://" + registry.host();
        return List.of("--mirror", "registry.k8s.io=" + url, "--plain-http", registry.host());
    }

    @Override
    public void close() {
        registry.close();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
