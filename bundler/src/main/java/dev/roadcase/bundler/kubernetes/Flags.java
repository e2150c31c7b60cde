package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.spec.cluster.ClusterSpec.ClusterRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flags that came and went between {@link KubernetesVersion#OLDEST} and {@link KubernetesVersion#NEWEST}; all others stand in the units of
 * cloud-config/. Sources are the release notes, CHANGELOG/CHANGELOG-1.N.md of kubernetes/kubernetes.
 */
public final class Flags {
    private static final int NEVER = Integer.MAX_VALUE;
    /** Stands for the pause image in a flag. */
    private static final String PAUSE = "PAUSE";

    private static final String SOCKET = "unix:///run/containerd/containerd.sock";

    /** The programs whose units take such flags. */
    public enum Program {
        APISERVER,
        CONTROLLER_MANAGER,
        SCHEDULER,
        KUBELET,
        PROXY
    }

    /** Who needs a flag. */
    private enum When {
        ALWAYS,
        CONTAINERD,
        DOCKER
    }

    /**
     * A row of the table.
     *
     * @param since first minor version that takes it
     * @param before first minor version that takes it no more
     */
    private record Row(Program program, int since, int before, When when, String flag) {
        boolean holds(KubernetesVersion version, ClusterRuntime runtime) {
            boolean wanted = when == When.ALWAYS || (when == When.DOCKER) == (runtime == ClusterRuntime.DOCKER);
            return wanted && version.minor() >= since && version.minor() < before;
        }
    }

    private static final List<Row> TABLE = List.of(
            // 1.24: "the insecure address flags of kube-scheduler and kube-controller-manager are removed".
            new Row(Program.CONTROLLER_MANAGER, 20, 24, When.ALWAYS, "--port=0"),
            new Row(Program.SCHEDULER, 20, 24, When.ALWAYS, "--port=0"),
            // 1.24: dockershim and its flags are removed; until then they say how Docker gets its pod network.
            new Row(Program.KUBELET, 20, 24, When.DOCKER, "--container-runtime=docker"),
            new Row(Program.KUBELET, 20, 24, When.DOCKER, "--network-plugin=cni"),
            new Row(Program.KUBELET, 20, 24, When.DOCKER, "--cni-bin-dir=/opt/cni/bin"),
            new Row(Program.KUBELET, 20, 24, When.DOCKER, "--cni-conf-dir=/etc/cni/net.d"),
            // 1.27: --container-runtime is removed, remote being the only value left.
            new Row(Program.KUBELET, 20, 27, When.CONTAINERD, "--container-runtime=remote"),
            // 1.27: also a field of the kubelet's configuration, containerRuntimeEndpoint; the flag stays.
            new Row(Program.KUBELET, 20, NEVER, When.CONTAINERD, "--container-runtime-endpoint=" + SOCKET),
            // 1.35: --pod-infra-container-image is removed; containerd pins the image that its configuration names.
            new Row(Program.KUBELET, 20, 35, When.ALWAYS, "--pod-infra-container-image=" + PAUSE));

    private Flags() {}

    /**
     * The flags of each program, which may be none.
     *
     * @param pause reference of the pause image
     * @throws IllegalArgumentException where this version has no such runtime
     */
    public static Map<Program, List<String>> of(KubernetesVersion version, ClusterRuntime runtime, String pause) {
        requireRuntime(version, runtime);
        Map<Program, List<String>> flags = new TreeMap<>();
        Arrays.stream(Program.values()).forEach(program -> flags.put(program, new ArrayList<>()));
        TABLE.stream()
                .filter(row -> row.holds(version, runtime))
                .forEach(row -> flags.get(row.program()).add(row.flag().replace("=" + PAUSE, "=" + pause)));
        return flags;
    }

    /** 1.24 took dockershim away; cri-dockerd, which came instead, is not carried. */
    static void requireRuntime(KubernetesVersion version, ClusterRuntime runtime) {
        if (runtime == ClusterRuntime.DOCKER && version.minor() >= 24) {
            throw new IllegalArgumentException(
                    "Kubernetes " + version + " does not run on Docker (only up to v1.23): say runtime: containerd");
        }
    }
}
