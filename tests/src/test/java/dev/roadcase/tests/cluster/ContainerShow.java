package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A show on three machines that are containers, of the Docker that the tests have started. */
final class ContainerShow {
    private static final String CLUSTER = """
            cluster:
              kubernetes: %s
              os: debian-12
              machines: [containers]
              nodes: {count: 2}
              etcd: {version: v%s}
            """;

    private ContainerShow() {}

    /** What its demo.yaml says at the end. */
    static String cluster() {
        return CLUSTER.formatted(Made.kubernetes().version(), Kubernetes.ETCD);
    }

    /** The program of a user who has set what this host needs. */
    static Launcher launcher(Path folder) throws IOException {
        Path settings = Files.createDirectories(folder.resolve("settings/roadcase"));
        Files.writeString(settings.resolve("config.yaml"), TestHost.settings());
        return Launcher.in(folder).with("DOCKER_HOST", "unix://" + Setting.docker());
    }
}
