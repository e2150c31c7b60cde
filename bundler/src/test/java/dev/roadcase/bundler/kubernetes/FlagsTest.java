package dev.roadcase.bundler.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.bundler.kubernetes.Flags.ClusterProgram;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsTest {
    @Test
    void eachVersionGetsTheFlagsThatItTakes() {
        assertThat(kubelet("v1.20.2"))
                .contains("--container-runtime=remote", "--pod-infra-container-image=acme/pause:1");
        assertThat(kubelet("v1.26.0")).contains("--container-runtime=remote");
        assertThat(kubelet("v1.27.0"))
                .doesNotContain("--container-runtime=remote")
                .contains("--pod-infra-container-image=acme/pause:1");
        assertThat(kubelet("v1.36.4"))
                .containsExactly("--container-runtime-endpoint=unix:///run/containerd/containerd.sock");
    }

    @Test
    void insecurePortsAreClosedWhereTheyExist() {
        assertThat(flags("v1.23.17", ClusterProgram.SCHEDULER)).containsExactly("--port=0");
        assertThat(flags("v1.24.0", ClusterProgram.SCHEDULER)).isEmpty();
    }

    @Test
    void dockerGoesWithTheVersionsThatHadDockershim() {
        assertThat(Flags.of(KubernetesVersion.parse("v1.23.0"), new DockerRuntime(), "p")
                        .get(ClusterProgram.KUBELET))
                .contains("--container-runtime=docker", "--network-plugin=cni")
                .as("control groups are Docker's choice, which the machine looks up")
                .noneMatch(flag -> flag.startsWith("--cgroup-driver"));
        assertThatThrownBy(() -> Flags.of(KubernetesVersion.parse("v1.24.0"), new DockerRuntime(), "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only up to v1.23");
    }

    @Test
    void versionsOutsideOfTheTableAreRefusedAndThoseNobodyRanAreCalledUntested() {
        assertThatThrownBy(() -> KubernetesVersion.parse("v1.19.0")).hasMessageContaining("v1.20 to v1.36");
        assertThatThrownBy(() -> KubernetesVersion.parse("v1.37.0")).hasMessageContaining("v1.20 to v1.36");
        assertThat(KubernetesVersion.parse("v1.20.2").tested()).isTrue();
        assertThat(KubernetesVersion.parse("v1.36.4").tested()).isTrue();
        assertThat(KubernetesVersion.parse("v1.35.0").tested()).isFalse();
    }

    @Test
    void sumsAreFoundInEachFormInWhichTheyArePublished() {
        String sum = "a".repeat(64);
        PublishedSum published = new PublishedSum(java.net.URI.create("https://example.org/sums"), "tool.tgz");
        assertThat(published.in(sum)).hasToString("Optional[sha256:" + sum + "]");
        assertThat(published.in("b".repeat(64) + "  other.tgz\n" + sum + "  tool.tgz\n"))
                .hasToString("Optional[sha256:" + sum + "]");
        assertThat(published.in("""
                {"assets": [{"name": "other.tgz", "digest": "sha256:%s"}, {"name": "tool.tgz", "size": 1, "digest": "sha256:%s"}]}
                """.formatted("b".repeat(64), sum))).hasToString("Optional[sha256:" + sum + "]");
        assertThat(published.in("{\"assets\": [{\"name\": \"tool.tgz\", \"digest\": null}, {\"name\": \"other.tgz\","
                        + " \"digest\": \"sha256:" + sum + "\"}]}"))
                .isEmpty();
    }

    private static List<String> kubelet(String version) {
        return flags(version, ClusterProgram.KUBELET);
    }

    private static List<String> flags(String version, ClusterProgram program) {
        return Flags.of(KubernetesVersion.parse(version), new ContainerdRuntime(), "acme/pause:1")
                .get(program);
    }
}
