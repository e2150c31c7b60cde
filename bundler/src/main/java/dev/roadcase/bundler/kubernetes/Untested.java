package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a cluster no test of this project has run.
 *
 * @param parts in words for a person; none where tests have run clusters of this kind
 */
public record Untested(List<String> parts) {
    public Untested {
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException where the version of Kubernetes is none that can be set up */
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

    /** All of it in one line, where there is anything. */
    public Optional<String> warning() {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("untested: " + String.join(", ", parts)
                        + " (set up by the documentation; no test has run a cluster like this)");
    }
}
