package dev.roadcase.tests.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The demo that the six machines show: the autoscaling demonstrator as its folder describes it, but for what there is no
 * source of without the internet, and beside it the page of hello, which every node serves, and what junio needs.
 */
final class Demonstrator {
    private static final String CARRIED = "kubernetes: v1.36.4";

    /** etcd on the first three nodes, with its v2 API. */
    private static final String ETCD = "\n  etcd: {members: 3, version: v%s, v2: true, namespace: %s}";

    /** Where the demo's pods would find the Secret for the v2 API. */
    static final String ETCD_NAMESPACE = "kube-system";

    /** What keeps its pods; {@code -Droadcase.workloads=deployments} shows all of it with Deployments. */
    static final String WORKLOADS = System.getProperty("roadcase.workloads", "replicationcontrollers");

    /** Of hello's page, within the range of the demonstrator's cluster. */
    static final int HELLO_PORT = 81;

    /** Of junio's pages, in that range too. */
    static final int BOARD_PORT = 82;

    static final int WEBSITE_PORT = 83;

    private static final Map<String, Integer> HELLO_PORTS = Map.of("30080", HELLO_PORT);
    private static final Map<String, Integer> JUNIO_PORTS = Map.of("30080", BOARD_PORT, "30373", WEBSITE_PORT);

    private static final String HELLO_WORKLOAD = "  - manifests: hello/manifests/hello.yaml\n";

    /** The parts of junio that are there before its show begins. They come with it here, so that nothing else waits for them. */
    private static final String JUNIO_PARTS = """
              - name: junio-parts
                do:
                  - {apply: junio/manifests/names.yaml}
                  - {apply: junio/manifests/board.yaml, wait: {for: pods, timeout: 180s}}
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

    /** Prepares it alone, for machines that are containers, and answers the bundle. */
    static Path forContainers(Path folder) {
        try (KubernetesRegistry registry =
                new KubernetesRegistry(Made.kubernetes().pause(), folder)) {
            return Written.prepare("inaetics", folder, Demonstrator::withContainers, registry.options());
        }
    }

    private static void withContainers(Path demo) {
        Written.rewrite(
                demo.resolve("demo.yaml"),
                text -> forThisHost(text, "\n  etcd: {version: v" + Kubernetes.ETCD + "}", "machines: [containers]"));
    }

    private static void forTheseMachines(Path demo) {
        Written.copy("hello", demo.resolve("hello"));
        Written.copy("junio", demo.resolve("junio"));
        DemoBlocks hello = DemoBlocks.of(demo.resolve("hello"), HELLO_PORTS);
        DemoBlocks junio = DemoBlocks.of(demo.resolve("junio"), JUNIO_PORTS);
        Written.rewrite(demo.resolve("demo.yaml"), text -> forTheseMachines(text, hello, junio));
        Written.rewrite(demo.resolve("hello/manifests/hello.yaml"), text -> DemoBlocks.withPorts(text, HELLO_PORTS));
        Written.rewrite(demo.resolve("junio/manifests/board.yaml"), text -> DemoBlocks.withPorts(text, JUNIO_PORTS));
    }

    /** What Maven has just made is what the demo is made of: nothing is made again. */
    private static String forThisHost(String demo, String etcd, String machines) {
        String changed = demo.replace(
                        CARRIED, "kubernetes: " + Made.kubernetes().version() + etcd)
                .replace("os: flatcar-stable", "os: debian-12\n  box: false\n  " + machines)
                .replaceFirst("(?s)\nmake:.*?\nrun:", "\nrun:");
        if (!demo.contains(CARRIED) || List.of("flatcar", "make:").stream().anyMatch(changed::contains)) {
            throw new AssertionError("demo.yaml is not written as expected:\n" + demo);
        }
        return changed;
    }

    private static String forTheseMachines(String demo, DemoBlocks hello, DemoBlocks junio) {
        return forThisHost(demo, ETCD.formatted(Kubernetes.ETCD, ETCD_NAMESPACE), "")
                .replace("parameters:\n", "parameters:\n" + hello.block("parameters") + junio.block("parameters"))
                .replace("images:\n", "images:\n" + withoutPause(hello.block("images")) + junio.block("images"))
                .replace("workloads:\n", "workloads:\n" + HELLO_WORKLOAD)
                .replace("pages:\n", "pages:\n" + hello.block("pages") + junio.block("pages"))
                .replace("steps:\n", "steps:\n" + hello.steps() + JUNIO_PARTS + junio.steps());
    }

    /** These machines have the pause image that their Kubernetes wants. */
    private static String withoutPause(String images) {
        return images.substring(0, images.indexOf("  - build: hello/pause"));
    }
}
