package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a cluster that no test of this project has run.
 *
 * @param parts in words for a person; empty if tests have run clusters of this kind
 */
public record Untested(List<String> parts) {
    public Untested {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException if this version of Kubernetes is not supported */
    public static Untested of(ClusterSpec cluster) {
        List<String> parts = new ArrayList<>();
        KubernetesVersion version = KubernetesVersion.parse(cluster.kubernetes());
        if (!version.tested()) {
            parts.add("Kubernetes " + version);
        }
        PodNetwork network = PodNetwork.of(cluster);
        if (!network.isTested()) {
            parts.add("network plugin " + network.name());
        }
        if (cluster.dns().isPresent()) {
            parts.add("CoreDNS");
        }
        ContainerRuntime runtime = ContainerRuntime.of(cluster);
        if (!runtime.isTested()) {
            parts.add("runtime " + runtime.name());
        }
        return new Untested(parts);
    }

    /** All parts in one line, if there are any. */
    public Optional<String> warning() {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("untested: " + String.join(", ", parts)
                        + " (set up by the documentation; no test has run a cluster like this)");
    }
}
