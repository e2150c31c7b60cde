package dev.roadcase.bundler.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.push.PushDestination;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeMirrorsTest {
    private static final List<String> HOSTS = List.of("quay.io", "vm1:5000");

    @TempDir
    private Path folder;

    private void write(String registry, boolean plain) {
        new NodeMirrors(PushDestination.parse(registry, false), plain).write(new OutputFolder(folder), HOSTS);
    }

    @Test
    void aRegistryIsTheMirrorOfEachHost() {
        write("http://vm2:5000", true);
        assertThat(folder.resolve("mirrors/containerd/quay.io/hosts.toml"))
                .content()
                .contains("server = \"https://quay.io\"\n[host.\"http://vm2:5000\"]\n")
                .doesNotContain("override_path");
        assertThat(folder.resolve("mirrors/cri-o/vm1_5000.conf"))
                .content()
                .contains("prefix = \"vm1:5000\"\n", "location = \"vm2:5000\"\ninsecure = true\n");
        assertThat(folder.resolve("mirrors/k3s/registries.yaml"))
                .content()
                .contains("  \"vm1:5000\":\n    endpoint: [\"http://vm2:5000\"]\n")
                .doesNotContain("rewrite");
    }

    @Test
    void aPathInTheRegistryIsAPartOfEachName() {
        write("registry.example/team/demo", false);
        assertThat(folder.resolve("mirrors/containerd/quay.io/hosts.toml"))
                .content()
                .contains("[host.\"https://registry.example/v2/team/demo\"]\n", "  override_path = true\n");
        assertThat(folder.resolve("mirrors/cri-o/quay.io.conf"))
                .content()
                .contains("location = \"registry.example/team/demo\"\ninsecure = false\n");
        assertThat(folder.resolve("mirrors/k3s/registries.yaml"))
                .content()
                .contains("    rewrite: {\"^(.*)$\": \"team/demo/$1\"}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "containerd://1.7.2, put show/mirrors/containerd/quay.io/hosts.toml on a as /etc/containerd/certs.d/quay.io/hosts.toml",
        "containerd://1.7.11-k3s2, put show/mirrors/k3s/registries.yaml on a as /etc/rancher/k3s/registries.yaml",
        "cri-o://1.29.1, put show/mirrors/cri-o/quay.io.conf on a as /etc/containers/registries.conf.d/quay.io.conf",
        "docker://24.0, have Docker on a ask https://vm2:5000 for images of docker.io",
        "'', '(containerd), or put show/mirrors/cri-o/quay.io.conf on a'"
    })
    void eachRuntimeHasItsOwnPlace(String runtime, String advice) {
        assertThat(new NodeMirrors(PushDestination.parse("vm2:5000", false), false)
                        .advice("show", runtime, "quay.io", List.of("a")))
                .contains(advice);
    }
}
