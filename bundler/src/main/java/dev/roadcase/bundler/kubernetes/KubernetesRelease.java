package dev.roadcase.bundler.kubernetes;

import java.util.Arrays;

/**
 * The programs and images that belong to a minor version of Kubernetes, or newer patches of them.
 * build/dependencies.yaml of each release branch of kubernetes/kubernetes names etcd, the CNI plugins and pause;
 * cluster/addons/dns/coredns names CoreDNS. A version without a row uses the row before it.
 */
enum KubernetesRelease {
    V20(20, "3.4.13", "0.8.7", "3.2", "coredns:1.7.0"),
    V21(21, "3.4.13", "0.8.7", "3.4.1", "coredns/coredns:v1.8.0"),
    V22(22, "3.5.0", "0.9.1", "3.5", "coredns/coredns:v1.8.4"),
    V24(24, "3.5.3", "1.1.1", "3.7", "coredns/coredns:v1.8.6"),
    V26(26, "3.5.6", "1.2.0", "3.9", "coredns/coredns:v1.9.3"),
    V28(28, "3.5.9", "1.3.0", "3.9", "coredns/coredns:v1.10.1"),
    V30(30, "3.5.12", "1.4.0", "3.9", "coredns/coredns:v1.11.1"),
    V32(32, "3.5.16", "1.6.0", "3.10", "coredns/coredns:v1.11.3"),
    V34(34, "3.6.4", "1.7.1", "3.10.1", "coredns/coredns:v1.12.1"),
    V36(36, "3.6.14", "1.9.1", "3.10.2", "coredns/coredns:v1.14.2");

    private static final String REGISTRY = "registry.k8s.io/";

    private final int since;
    private final String etcd;
    private final String plugins;
    private final String pause;
    private final String coredns;

    KubernetesRelease(int since, String etcd, String plugins, String pause, String coredns) {
        this.since = since;
        this.etcd = etcd;
        this.plugins = plugins;
        this.pause = pause;
        this.coredns = coredns;
    }

    static KubernetesRelease of(KubernetesVersion version) {
        return Arrays.stream(values())
                .filter(row -> row.since <= version.minor())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    String etcd() {
        return etcd;
    }

    /** Version of the CNI plugins. */
    String plugins() {
        return plugins;
    }

    /** The image that holds a pod's namespaces. */
    String pauseImage() {
        return REGISTRY + "pause:" + pause;
    }

    String corednsImage() {
        return REGISTRY + coredns;
    }
}
