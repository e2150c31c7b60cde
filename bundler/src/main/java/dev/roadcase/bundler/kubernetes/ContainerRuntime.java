package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.List;

/**
 * What runs the containers of a cluster: all in which one runtime differs from another where clusters are prepared and
 * configured. A new one is a class here, and a row in {@link #of} with its word in ClusterRuntime.
 */
public sealed interface ContainerRuntime permits ContainerdRuntime, DockerRuntime {
    /** The one that a demo asks for. */
    static ContainerRuntime of(ClusterSpec cluster) {
        return switch (cluster.runtime()) {
            case CONTAINERD -> new ContainerdRuntime();
            case DOCKER -> new DockerRuntime();
        };
    }

    /** As demo.yaml and node.env name it. */
    String name();

    /** Whether tests of this project have run clusters with it. */
    boolean isTested();

    /** The flags of kubelets that use it. */
    List<FlagRow> flags();

    /** @throws IllegalArgumentException where kubelets of this version cannot use it */
    void requireIn(KubernetesVersion version);
}
