package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.List;

/**
 * What runs the containers of a cluster. It holds everything that differs between runtimes when clusters are prepared
 * and configured. A new runtime is a class here, a row in {@link #of}, and a word in ClusterRuntime.
 */
public sealed interface ContainerRuntime permits ContainerdRuntime, DockerRuntime {
    /** The runtime that a demo asks for. */
    static ContainerRuntime of(ClusterSpec cluster) {
        return switch (cluster.runtime()) {
            case CONTAINERD -> new ContainerdRuntime();
            case DOCKER -> new DockerRuntime();
        };
    }

    /** Its name in demo.yaml and node.env. */
    String name();

    /** Whether tests of this project have run clusters with it. */
    boolean isTested();

    /** The flags of kubelets that use it. */
    List<FlagRow> flags();

    /** @throws IllegalArgumentException if kubelets of this version cannot use it */
    void requireIn(KubernetesVersion version);
}
