package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.kubernetes.Flags.ClusterProgram;
import java.util.List;

/** Docker. Kubelets used it through dockershim, which Kubernetes 1.24 removed. Bundles do not carry cri-dockerd. */
public record DockerRuntime() implements ContainerRuntime {
    private static final int WITHOUT_DOCKERSHIM = 24;

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public boolean isTested() {
        return false;
    }

    /** Before 1.24 these flags say how Docker gets its pod network. */
    @Override
    public List<FlagRow> flags() {
        return List.of(
                row("--container-runtime=docker"),
                row("--network-plugin=cni"),
                row("--cni-bin-dir=/opt/cni/bin"),
                row("--cni-conf-dir=/etc/cni/net.d"));
    }

    private static FlagRow row(String flag) {
        return new FlagRow(ClusterProgram.KUBELET, KubernetesVersion.OLDEST, WITHOUT_DOCKERSHIM, flag);
    }

    @Override
    public void requireIn(KubernetesVersion version) {
        if (version.minor() >= WITHOUT_DOCKERSHIM) {
            throw new IllegalArgumentException(
                    "Kubernetes " + version + " does not run on Docker (only up to v1.23): say runtime: containerd");
        }
    }
}
