package dev.roadcase.tests.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Kubernetes of the machines: {@code ROADCASE_KUBERNETES=v1.36.2 tests/run cluster} chooses another one.
 *
 * @param version as upstream tags it
 * @param programs a folder with its programs, etcd and the plugins of the pod network
 */
record Kubernetes(String version, Path programs) {
    /** The version of etcd, Debian's, which the demo asks for: it is the newest there with the v2 API. */
    static final String ETCD = "3.4.23";

    private static final Map<String, Company> COMPANY = Map.of(
            "v1.20", new Company("0.8.7", "3.2", List.of("roadcase-taints")),
            "v1.36", new Company("1.9.1", "3.10.2", List.of()));

    /**
     * What goes with a minor version.
     *
     * @param plugins their version
     * @param pause tag of the image
     * @param units of the controller that other versions do not need
     */
    private record Company(String plugins, String pause, List<String> units) {}

    Kubernetes {
        if (!COMPANY.containsKey(minor(version))) {
            throw new AssertionError(
                    "no cluster test is made for Kubernetes " + version + ": there are " + COMPANY.keySet());
        }
    }

    /** The version under which upstream has its CNI plugins. */
    String plugins() {
        return company().plugins();
    }

    /** What holds a pod's namespaces, in registry.k8s.io. */
    String pause() {
        return "pause:" + company().pause();
    }

    /** The units of the controller that other versions do not need. */
    List<String> units() {
        return company().units();
    }

    private Company company() {
        return COMPANY.get(minor(version));
    }

    private static String minor(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }
}
