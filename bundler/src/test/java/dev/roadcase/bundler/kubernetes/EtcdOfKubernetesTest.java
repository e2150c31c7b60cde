package dev.roadcase.bundler.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.cluster.EtcdVersion;
import dev.roadcase.bundler.spec.file.FileSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EtcdOfKubernetesTest {
    /** demo.yaml is read without the table of versions, and knows all the same which of them have the v2 API. */
    @Test
    void theV2ApiIsRefusedForEachKubernetesWhoseEtcdHasNone() {
        for (int minor = KubernetesVersion.OLDEST; minor <= KubernetesVersion.NEWEST; minor++) {
            String version = "v1." + minor + ".0";
            boolean hasV2 = EtcdVersion.parse("v"
                            + KubernetesRelease.of(KubernetesVersion.parse(version))
                                    .etcd())
                    .hasV2();
            assertThat(isRead(version)).as(version).isEqualTo(hasV2);
        }
    }

    /** A controller that is restored has to have it. */
    @Test
    void theControllerGetsEtcdutlWhereNothingElseBringsASnapshotBack() {
        assertThat(programs("v1.33.0", 1)).contains("/opt/bin/etcdctl").doesNotContain("/opt/bin/etcdutl");
        assertThat(programs("v1.34.0", 1)).contains("/opt/bin/etcdctl", "/opt/bin/etcdutl");
        assertThat(programs("v1.34.0", 3)).doesNotContain("/opt/bin/etcdutl");
    }

    private static List<String> programs(String kubernetes, int members) {
        byte[] demo = """
                apiVersion: roadcase.dev/v1
                name: test
                version: "1"
                cluster: {kubernetes: %s, etcd: {members: %s}}
                """.formatted(kubernetes, members).getBytes(StandardCharsets.UTF_8);
        ClusterSpec cluster = DemoReader.read("demo.yaml", demo).cluster().orElseThrow();
        return Programs.of(cluster, Platform.parse("linux/amd64")).files().stream()
                .map(FileSpec::path)
                .toList();
    }

    private static boolean isRead(String kubernetes) {
        byte[] demo = """
                apiVersion: roadcase.dev/v1
                name: test
                version: "1"
                cluster: {kubernetes: %s, etcd: {v2: true}}
                """.formatted(kubernetes).getBytes(StandardCharsets.UTF_8);
        try {
            return DemoReader.read("demo.yaml", demo).cluster().isPresent();
        } catch (Problem e) {
            assertThat(e).hasMessageContaining("has no v2 API");
            return false;
        }
    }
}
