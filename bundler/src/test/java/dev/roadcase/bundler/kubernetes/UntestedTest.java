package dev.roadcase.bundler.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UntestedTest {
    @Test
    void whatTestsRunIsNotCalledUntested() {
        assertThat(untested("kubernetes: v1.20.2").warning()).isEmpty();
        assertThat(untested("kubernetes: v1.36.4").warning()).isEmpty();
        assertThat(untested("kubernetes: v1.20.15, runtime: containerd, network: {plugin: routes}")
                        .parts())
                .isEmpty();
    }

    @Test
    void eachPartThatNoTestHasRunIsNamed() {
        assertThat(untested("kubernetes: v1.32.3").parts()).containsExactly("Kubernetes v1.32.3");
        assertThat(untested("kubernetes: v1.20.2, network: {plugin: flannel}").parts())
                .containsExactly("network plugin flannel");
        assertThat(untested("kubernetes: v1.20.2, dns: {}").parts()).containsExactly("CoreDNS");
        assertThat(untested("kubernetes: v1.20.2, runtime: docker").parts()).containsExactly("runtime docker");
    }

    @Test
    void allOfItIsOneLine() {
        assertThat(untested("kubernetes: v1.23.17, network: {plugin: flannel}, dns: {}, runtime: docker")
                        .warning())
                .hasValue("untested: Kubernetes v1.23.17, network plugin flannel, CoreDNS, runtime docker"
                        + " (set up by the documentation; no test has run a cluster like this)");
    }

    private static Untested untested(String cluster) {
        String yaml = """
                apiVersion: roadcase.dev/v1
                name: test
                version: "1"
                cluster: {os: flatcar-stable, box: false, %s}
                """.formatted(cluster);
        ClusterSpec spec = DemoReader.read("demo.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .cluster()
                .orElseThrow();
        return Untested.of(spec);
    }
}
