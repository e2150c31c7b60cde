package dev.roadcase.bundler.cluster.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.plan.TestPlan;
import org.junit.jupiter.api.Test;

class ClusterJsonTest {
    @Test
    void itSaysWhetherTestsHaveRunAClusterLikeThis() {
        assertThat(clusterJson("box: false")).contains("\"tested\" : true");
        assertThat(clusterJson("box: false, network: {plugin: flannel}")).contains("\"tested\" : false");
    }

    @Test
    void nothingInItIsASecret() {
        ClusterPlan plan = TestPlan.usual();
        assertThat(new ClusterJson(plan, Dialect.COREOS).toString())
                .doesNotContain(TestPlan.SECRET)
                .contains("http://192.168.56.20:8080/")
                .doesNotContain("\"Secret\"");
        assertThat(plan.toString()).doesNotContain(TestPlan.SECRET);
    }

    private static String clusterJson(String cluster) {
        return new ClusterJson(TestPlan.of(TestPlan.demo(cluster)), Dialect.COREOS).toString();
    }
}
