package dev.roadcase.agent.node;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.runtime.RuntimeKind;
import java.nio.file.Path;
import java.util.SortedSet;

/** The configuration by which a runtime asks the registry for images, whosever they are. */
public sealed interface RuntimeMirrors permits ContainerdMirrors, DockerMirrors, PodmanMirrors {

    /**
     * Writes it where it differs from what is there. A later pull of an image that the bundle carries is answered by the
     * registry.
     *
     * @param hosts whose images the bundle carries, such as {@code docker.io}
     */
    void configure(SortedSet<String> hosts);

    /**
     * For a runtime of the machine whose files stand below {@code root}.
     *
     * @param certsDir containerd's folder of hosts, as its configuration names it
     */
    static RuntimeMirrors of(RuntimeKind runtime, Path root, Path certsDir, RegistryAddress registry, Events events) {
        Path etc = root.resolve("etc");
        return switch (runtime) {
            case CONTAINERD -> new ContainerdMirrors(below(root, certsDir), registry, events);
            case DOCKER -> new DockerMirrors(etc, registry, events);
            case PODMAN -> new PodmanMirrors(etc, registry, events);
        };
    }

    private static Path below(Path root, Path folder) {
        return folder.isAbsolute() ? root.resolve(folder.getRoot().relativize(folder)) : root.resolve(folder);
    }
}
