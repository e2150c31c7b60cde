package dev.roadcase.bundler.kubernetes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Flags that were added or removed between {@link KubernetesVersion#OLDEST} and {@link KubernetesVersion#NEWEST},
 * without those of a {@link ContainerRuntime}. All other flags are in the units of cloud-config/. The source is the
 * release notes, CHANGELOG/CHANGELOG-1.N.md of kubernetes/kubernetes.
 */
public final class Flags {
    /** Stands for the pause image in a flag. */
    private static final String PAUSE = "PAUSE";

    /** The programs whose units take such flags. */
    public enum ClusterProgram {
        APISERVER,
        CONTROLLER_MANAGER,
        SCHEDULER,
        KUBELET,
        PROXY
    }

    private static final List<FlagRow> TABLE = List.of(
            // 1.24: "the insecure address flags of kube-scheduler and kube-controller-manager are removed".
            new FlagRow(ClusterProgram.CONTROLLER_MANAGER, 20, 24, "--port=0"),
            new FlagRow(ClusterProgram.SCHEDULER, 20, 24, "--port=0"),
            // 1.35: --pod-infra-container-image is removed; containerd pins the image that its configuration names.
            new FlagRow(ClusterProgram.KUBELET, 20, 35, "--pod-infra-container-image=" + PAUSE));

    private Flags() {}

    /**
     * The flags of each program; some programs have none.
     *
     * @param pause reference of the pause image
     * @throws IllegalArgumentException if this version cannot use the runtime
     */
    public static Map<ClusterProgram, List<String>> of(
            KubernetesVersion version, ContainerRuntime runtime, String pause) {
        runtime.requireIn(version);
        Map<ClusterProgram, List<String>> flags = new TreeMap<>();
        Arrays.stream(ClusterProgram.values()).forEach(program -> flags.put(program, new ArrayList<>()));
        Stream.concat(runtime.flags().stream(), TABLE.stream())
                .filter(row -> row.holds(version))
                .forEach(row -> flags.get(row.program()).add(row.flag().replace("=" + PAUSE, "=" + pause)));
        return flags;
    }
}
