package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle says that its show needs. */
class CarriedNeedsTest {
    private static final String DEMO = """
            apiVersion: roadcase.dev/v1
            name: demo
            version: 1.0.0
            parameters: {BOARD: {default: 30080, min: 30000, max: 30099}}
            cluster: {kubernetes: v1.36.4}
            pages: [{name: Board, url: "http://${CONTROLLER}:${BOARD}/"}]
            """;

    @TempDir
    Path folder;

    private ShowNeeds needs(TestBundle written) {
        TestBundle whole = written.demo("demo.yaml", DEMO.getBytes(StandardCharsets.UTF_8));
        try (Bundle bundle = Bundle.open(whole.write(folder.resolve("a.bundle")), whole.trust())) {
            return new CarriedNeeds(bundle).needs();
        }
    }

    @Test
    void aClusterNeedsMachinesTheirMemoryAndThePortsOfPages() {
        ShowNeeds needs = needs(new TestBundle().file("/opt/bin/kubelet", new byte[] {1}, "node"));
        assertThat(needs.machines()).isEqualTo(6);
        assertThat(needs.memory()).isEqualTo(7L << 30);
        assertThat(needs.ports()).containsExactly(30080);
        assertThat(needs.containers()).isTrue();
        assertThat(needs.networks().all()).containsOnlyKeys("machines", "pods", "services");
        assertThat(needs.networks().addresses()).hasSize(6);
    }

    @Test
    void aBoxIsForVagrantAndTheApplicationAloneNeedsNoMachines() {
        assertThat(needs(new TestBundle()
                                .file("/opt/bin/kubelet", new byte[] {1}, "node")
                                .file("/boxes/flatcar-stable.box", new byte[] {2}, "laptop"))
                        .vagrant())
                .isTrue();
        ShowNeeds alone = needs(new TestBundle());
        assertThat(alone.machines()).isZero();
        assertThat(alone.containers()).isFalse();
    }
}
