package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.List;

/**
 * What runs the containers of a cluster. It holds everything that differs between runtimes when clusters are prepared
 * and configured. A new runtime is a class here, a row in {@link #of}, and a word in ClusterRuntime.
 */
public sealed interface ContainerRuntime permits ContainerdRuntime, DockerRuntime, CarriedRuntime {
    /** The runtime that a demo asks for. */
    static ContainerRuntime of(ClusterSpec cluster) {
        return switch (cluster.runtime()) {
            case CONTAINERD -> new ContainerdRuntime();
            case DOCKER -> new DockerRuntime();
            case CARRIED -> new CarriedRuntime();
        };
    }

    /** Its name in node.env. */
    String name();

    /** Whether tests of this project have run clusters with it. */
    boolean isTested();

    /** The flags of kubelets that use it. */
    List<FlagRow> flags();

    /** Programs that the bundle brings along for it, for machines of this architecture. */
    default List<UpstreamProgram> programs(String architecture) {
        return List.of();
    }

    /** The folders of cloud-config/ that a machine gets with it. */
    default List<String> folders() {
        return List.of();
    }

    /** @throws IllegalArgumentException if kubelets of this version cannot use it */
    void requireIn(KubernetesVersion version);
}
