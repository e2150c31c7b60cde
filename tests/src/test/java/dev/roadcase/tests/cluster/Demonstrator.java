package dev.roadcase.tests.cluster;

import java.nio.file.Path;
import java.util.List;

/** The autoscaling demonstrator as its folder describes it, but for what there is no source of without the internet. */
final class Demonstrator {
    private static final String CARRIED = "kubernetes: v1.36.4";

    /** What keeps its pods; {@code -Droadcase.workloads=deployments} shows all of it with Deployments. */
    static final String WORKLOADS = System.getProperty("roadcase.workloads", "replicationcontrollers");

    private Demonstrator() {}

    /** Prepares and configures it. */
    static Written in(Path folder) {
        try (KubernetesRegistry registry =
                new KubernetesRegistry(Made.kubernetes().pause(), folder)) {
            return Written.of(
                    "inaetics", folder, Demonstrator::forTheseMachines, registry.options(), "WORKLOADS=" + WORKLOADS);
        }
    }

    /** What Maven has just made is what the demo is made of: nothing is made again. */
    private static String forTheseMachines(String demo) {
        String changed = demo.replace(
                        CARRIED, "kubernetes: " + Made.kubernetes().version())
                .replace("os: flatcar-stable", "os: debian-12\n  box: false")
                .replaceFirst("(?s)\nmake:.*?\nrun:", "\nrun:");
        if (!demo.contains(CARRIED) || List.of("flatcar", "make:").stream().anyMatch(changed::contains)) {
            throw new AssertionError("demo.yaml is not written as expected:\n" + demo);
        }
        return changed;
    }
}
