package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.kubernetes.Flags.ClusterProgram;
import java.util.List;

/** containerd. Kubelets use its socket. */
public record ContainerdRuntime() implements ContainerRuntime {
    private static final String SOCKET = "unix:///run/containerd/containerd.sock";

    @Override
    public String name() {
        return "containerd";
    }

    @Override
    public boolean isTested() {
        return true;
    }

    @Override
    public List<FlagRow> flags() {
        return List.of(
                // 1.27: --container-runtime is removed. Its only value left was remote.
                new FlagRow(ClusterProgram.KUBELET, 20, 27, "--container-runtime=remote"),
                // 1.27: also a field of the kubelet's configuration, containerRuntimeEndpoint; the flag stays.
                new FlagRow(ClusterProgram.KUBELET, 20, FlagRow.NEVER, "--container-runtime-endpoint=" + SOCKET));
    }

    @Override
    public void requireIn(KubernetesVersion version) {
        // Every supported version can use it.
    }
}
