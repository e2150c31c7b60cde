package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.DemoSource;
import java.nio.file.Path;
import java.util.List;

/**
 * The demo that the six machines show: the autoscaling demonstrator as its folder describes it, but for what there is no
 * source of without the internet, and beside it the page of hello, which every node serves.
 */
final class Demonstrator {
    private static final String CARRIED = "kubernetes: v1.36.4";

    /** etcd on the first three nodes, with its v2 API. */
    private static final String ETCD = "\n  etcd: {members: 3, version: v%s, v2: true, namespace: %s}";

    /** Where the demo's pods would find the Secret for the v2 API. */
    static final String ETCD_NAMESPACE = "show";

    /** What keeps its pods; {@code -Droadcase.workloads=deployments} shows all of it with Deployments. */
    static final String WORKLOADS = System.getProperty("roadcase.workloads", "replicationcontrollers");

    /** Of hello's page, within the range of the demonstrator's cluster. */
    static final int HELLO_PORT = 81;

    private static final String HELLO_PARAMETER = """
            parameters:
              GREETING_PORT: {default: 8080, min: 1024, max: 65535, description: port of the web page inside its pod}
            """;

    private static final String HELLO_IMAGE = """
            images:
              - build: hello/web:1.0.0
                from: debian
                packages: [busybox-static]
                layers:
                  - {copy: hello/www, to: /www}
                entrypoint: [/bin/busybox, httpd, -f, -v]
                ports: [8080]
                user: "65532"
                roles: [node]
              - build: hello/web:1.0.1
                live: true
                from: debian
                packages: [busybox-static]
                layers:
                  - {copy: hello/next, to: /www}
                entrypoint: [/bin/busybox, httpd, -f, -v]
                ports: [8080]
                user: "65532"
            """;

    private static final String HELLO_WORKLOAD = """
            workloads:
              - manifests: hello/manifests/hello.yaml
            """;

    private Demonstrator() {}

    /** Prepares and configures it. */
    static Written in(Path folder) {
        try (KubernetesRegistry registry =
                new KubernetesRegistry(Made.kubernetes().pause(), folder)) {
            return Written.of(
                    "inaetics", folder, Demonstrator::forTheseMachines, registry.options(), "WORKLOADS=" + WORKLOADS);
        }
    }

    private static void forTheseMachines(Path demo) {
        Written.rewrite(demo.resolve("demo.yaml"), Demonstrator::forTheseMachines);
        Written.copy("hello", demo.resolve("hello"));
        new DemoSource(demo).file("hello/next/index.html", "Next\n");
        Written.rewrite(demo.resolve("hello/manifests/hello.yaml"), hello -> hello.replace("30080", HELLO_PORT + ""));
    }

    /** What Maven has just made is what the demo is made of: nothing is made again. */
    private static String forTheseMachines(String demo) {
        String changed = demo.replace(
                        CARRIED,
                        "kubernetes: " + Made.kubernetes().version() + ETCD.formatted(Kubernetes.ETCD, ETCD_NAMESPACE))
                .replace("os: flatcar-stable", "os: debian-12\n  box: false")
                .replaceFirst("(?s)\nmake:.*?\nrun:", "\nrun:")
                .replace("parameters:\n", HELLO_PARAMETER)
                .replace("images:\n", HELLO_IMAGE)
                .replace("workloads:\n", HELLO_WORKLOAD);
        if (!demo.contains(CARRIED) || List.of("flatcar", "make:").stream().anyMatch(changed::contains)) {
            throw new AssertionError("demo.yaml is not written as expected:\n" + demo);
        }
        return changed;
    }
}
