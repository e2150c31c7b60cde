package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The agent of a controller applies manifests to a real API, again and again, while others change what they describe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplyJourney {
    private static final String BUNDLE = "sha256:" + "1".repeat(64);
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: NAME, labels: {app.kubernetes.io/part-of: demo}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, image: "a:1"}, {name: "d", image: "a:1"}]}
            """;

    private ApiServer server;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectory(temporary.resolve("work"));
        server = new ApiServer(temporary);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String apply(String name, String manifests) throws IOException {
        return apply(BUNDLE, name, manifests);
    }

    /** What is said; the file is then what kubectl can be asked about. */
    private String apply(String bundle, String name, String manifests) throws IOException {
        Path file = Files.writeString(folder.resolve("001.yaml"), manifests);
        Agent.Ended ended = applying(bundle, name, file);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        server.kubectl("get", "--filename=" + file);
        return ended.err();
    }

    private Agent.Ended applying(String bundle, String name, Path file) throws IOException {
        return Agent.with(Map.of())
                .run(
                        "apply",
                        "--kubectl",
                        Made.programs().resolve("kubectl").toString(),
                        "--kubeconfig",
                        server.kubeconfig().toString(),
                        "--index",
                        bundle,
                        "--manifests",
                        name,
                        file.toString());
    }

    private String field(String object, String path) {
        return server.kubectl("get", object, "--output=jsonpath={" + path + "}");
    }

    @Test
    void whatSomebodyElseHasSetStaysAndIsNamed() throws IOException {
        String one = DEPLOYMENT.replace("NAME", "web");
        assertThat(apply("web.yaml", one)).contains("deployment.apps/web serverside-applied");
        server.kubectl("set", "image", "deployment/web", "c=b:1");
        server.kubectl("patch", "deployment", "web", "--patch={\"spec\":{\"replicas\":5}}");
        server.kubectl("label", "--overwrite", "deployment", "web", "app.kubernetes.io/part-of=other");
        String changed = one.replace("a:1", "a:2");
        assertThat(apply("web.yaml", changed))
                .contains(
                        "web.yaml: Deployment web: .spec.replicas stays as kubectl-patch has set it",
                        "web.yaml: Deployment web: .spec.template.spec.containers[name=\"c\"].image stays as kubectl-set",
                        "web.yaml: Deployment web: .metadata.labels.app.kubernetes.io/part-of stays as kubectl-label");
        assertThat(field("deployment/web", ".spec.replicas")).isEqualTo("5");
        assertThat(field("deployment/web", ".spec.template.spec.containers[*].image"))
                .isEqualTo("b:1 a:2");
        assertThat(field("deployment/web", ".metadata.labels.app\\.kubernetes\\.io/part-of"))
                .isEqualTo("other");
    }

    @Test
    void portsOfServicesNeedNoProtocol() throws IOException {
        String service = """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {selector: {app: web}, ports: [{name: a, port: 80}, {name: b, port: 81, protocol: UDP}]}
                """;
        String web = DEPLOYMENT.replace("NAME", "served") + service;
        assertThat(apply("served.yaml", web)).contains("service/web serverside-applied");
        assertThat(field("service/web", ".spec.ports[*].protocol")).isEqualTo("TCP UDP");
        apply("served.yaml", web);
        assertThat(field("service/web", ".spec.ports[*].protocol")).isEqualTo("TCP UDP");
    }

    @Test
    void ofVariablesOfOneNameTheLastOneCounts() throws IOException {
        String twice = DEPLOYMENT
                .replace("NAME", "twice")
                .replace(
                        "{name: c, image: \"a:1\"}",
                        "{name: c, image: \"a:1\", env: [{name: X, value: a}, {name: X, value: b}]}");
        apply("twice.yaml", twice);
        assertThat(field("deployment/twice", ".spec.template.spec.containers[0].env[*].value"))
                .isEqualTo("b");
    }

    @Test
    void copiesThatOldServersCountForNobodyStayToo() throws IOException {
        String scaled = DEPLOYMENT.replace("NAME", "scaled");
        apply("scaled.yaml", scaled);
        server.kubectl("scale", "deployment", "scaled", "--replicas=7");
        assertThat(apply("scaled.yaml", scaled)).contains("Deployment scaled: .spec.replicas stays 7");
        assertThat(field("deployment/scaled", ".spec.replicas")).isEqualTo("7");
        server.kubectl("delete", "deployment", "scaled");
        apply("scaled.yaml", scaled);
        assertThat(field("deployment/scaled", ".spec.replicas")).isEqualTo("2");
    }

    @Test
    void objectsWithoutANameAreCreatedOnceForEachBundle() throws IOException {
        String jobs = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {generateName: once-, labels: {made: once}}
                ---
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: ConfigMap, metadata: {generateName: once-, labels: {made: once}}}
                - {apiVersion: v1, kind: ConfigMap, metadata: {name: named}}
                """;
        String next = "sha256:" + "2".repeat(64);
        apply("jobs.yaml", jobs);
        List<String> first = made();
        assertThat(first).hasSize(2).allMatch(name -> name.startsWith("configmap/once-"));
        apply("jobs.yaml", jobs + "---\n" + DEPLOYMENT.replace("NAME", "another"));
        assertThat(made()).isEqualTo(first);
        server.kubectl("delete", first.get(0));
        apply("jobs.yaml", jobs);
        assertThat(made()).isEqualTo(first.subList(1, 2));
        apply(next, "jobs.yaml", jobs);
        assertThat(made()).hasSize(3);
        assertThat(field("configmap/named", ".metadata.name")).isEqualTo("named");
    }

    private List<String> made() {
        return server.kubectl("get", "configmaps", "--selector=made=once", "--output=name")
                .lines()
                .toList();
    }

    @Test
    void manifestsOfManyMebibytesAndDefinitionsThatNoAnnotationCouldHold() throws IOException {
        StringBuilder large = new StringBuilder("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: larges.example.com}
                spec:
                  group: example.com
                  names: {kind: Large, plural: larges}
                  scope: Cluster
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, description: "%s"}}
                """.formatted("long ".repeat(80_000)));
        for (int i = 0; i < 7; i++) {
            large.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: large-%d}\ndata: {text: \"%s\"}\n"
                    .formatted(i, "text ".repeat(190_000)));
        }
        assertThat(large.length()).isGreaterThan(6 << 20);
        apply("large.yaml", large.toString());
    }

    @Test
    void anObjectThatIsWrongIsNamedInKubectlsWords() throws IOException {
        Path file = Files.writeString(
                folder.resolve("wrong.yaml"),
                DEPLOYMENT.replace("NAME", "wrong").replace("replicas: 2", "replicas: x"));
        Agent.Ended ended = applying(BUNDLE, "k8s/wrong.yaml", file);
        assertThat(ended.exitCode()).isEqualTo(6);
        assertThat(ended.err()).contains("error: apply k8s/wrong.yaml: ", ".spec.replicas");
    }
}
