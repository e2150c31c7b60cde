package dev.roadcase.bundler.cluster.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.cluster.plan.Answers;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.plan.TestPlan;
import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControllerWorkloadsTest {
    private static final Demo DEMO = DemoReader.read("demo.yaml", """
            apiVersion: roadcase.dev/v1
            name: test
            version: "1"
            parameters:
              KIND: {default: set, values: [set, deployment]}
              LICENSE: {sensitive: true}
            cluster: {kubernetes: v1.20.2, os: debian-12, box: false}
            workloads:
              - manifests: always.yaml
              - {manifests: set.yaml, when: {KIND: set}}
              - {manifests: deployment.yaml, when: {KIND: deployment}}
            """.getBytes(StandardCharsets.UTF_8));

    private static String plan(Map<String, String> chosen) {
        Site site = Site.usual(DEMO.cluster().orElseThrow());
        ClusterPlan usual = TestPlan.of(DEMO, site);
        return new ControllerWorkloads(new ClusterPlan(
                        DEMO,
                        usual.bundle(),
                        site,
                        new Answers(DEMO, parameter -> TestPlan.SECRET).parameters(site, chosen),
                        usual.pause()))
                .file()
                .content();
    }

    @Test
    void whatIsNotChosenIsNotApplied() {
        assertThat(plan(Map.of())).contains("always.yaml", "set.yaml").doesNotContain("deployment.yaml");
        assertThat(plan(Map.of("KIND", "deployment")))
                .contains("always.yaml", "deployment.yaml")
                .doesNotContain("set.yaml");
    }
}
