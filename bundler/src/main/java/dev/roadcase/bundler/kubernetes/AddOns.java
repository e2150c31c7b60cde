package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.cluster.Dns;
import java.util.List;
import java.util.Optional;

/** The images that a cluster itself needs. */
public final class AddOns {
    private final KubernetesRelease release;

    private AddOns(KubernetesRelease release) {
        this.release = release;
    }

    /** @throws IllegalArgumentException if this version of Kubernetes is not supported */
    public static AddOns of(ClusterSpec cluster) {
        return new AddOns(KubernetesRelease.of(KubernetesVersion.parse(cluster.kubernetes())));
    }

    /** The pause image, which holds a pod's namespaces: the first of these whose repository ends in {@code pause}. */
    public Optional<Reference> pause(List<Reference> images) {
        return images.stream()
                .filter(image -> image.name().toString().matches("(?:.*/)?pause"))
                .findFirst();
    }

    /** Upstream's pause image, for demos that carry none of their own. */
    public Reference usualPause() {
        return Reference.parse(release.pauseImage());
    }

    /** The image of CoreDNS, the name server for pods and services: the demo's, or else upstream's. */
    public Reference coredns(Dns dns) {
        return dns.image().orElseGet(() -> Reference.parse(release.corednsImage()));
    }
}
