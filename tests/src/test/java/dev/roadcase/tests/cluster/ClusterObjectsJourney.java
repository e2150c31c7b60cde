package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The laptop changes objects of a real API as kubectl would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterObjectsJourney {
    private static final String CONTROLLER = """
            apiVersion: v1
            kind: ReplicationController
            metadata: {name: NAME}
            spec:
              replicas: 2
              selector: {app: NAME}
              template:
                metadata: {labels: {app: NAME}}
                spec: {containers: [{name: c, image: "a:1"}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: NAME}
            spec: {selector: {app: NAME}, ports: [{name: a, port: 80}, {name: b, port: 81}]}
            """;

    private ApiServer server;
    private ClusterObjects objects;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = new ApiServer(folder);
        objects = new ClusterObjects(
                new dev.roadcase.bundler.apiserver.ApiServer(server.address(), server.administrator()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String named(String name) {
        return CONTROLLER.replace("NAME", name);
    }

    private String field(String object, String path) {
        return server.kubectl("get", object, "--ignore-not-found", "--output=jsonpath={" + path + "}");
    }

    @Test
    void whatIsAppliedIsThereAndAgainAsItWasWhoeverHasChangedIt() {
        objects.apply("web.yaml", named("web"));
        server.kubectl("scale", "rc/web", "--replicas=5");
        server.kubectl("set", "image", "rc/web", "c=b:1");
        objects.apply("web.yaml", named("web"));
        assertThat(field("rc/web", ".spec.replicas") + field("rc/web", ".spec.template.spec.containers[*].image"))
                .isEqualTo("2a:1");
        assertThat(field("service/web", ".spec.ports[*].protocol")).isEqualTo("TCP TCP");
    }

    @Test
    void whatIsDeletedIsGoneAlsoTheSecondTime() {
        objects.apply("gone.yaml", named("gone"));
        objects.delete("gone.yaml", named("gone"));
        assertThat(field("rc/gone", ".metadata.name") + field("service/gone", ".metadata.name"))
                .isEmpty();
        objects.delete("gone.yaml", named("gone"));
        objects.delete("other.yaml", "{apiVersion: example.org/v1, kind: Unknown, metadata: {name: a}}");
    }

    @Test
    void kindsAreWhatKubectlTakesForThem() {
        objects.apply("scaled.yaml", named("scaled"));
        for (String kind : new String[] {"rc", "replicationcontrollers", "ReplicationController"}) {
            objects.scale(kind, "default", "scaled", kind.length());
            assertThat(field("rc/scaled", ".spec.replicas")).isEqualTo("" + kind.length());
        }
        objects.apply(
                "deployment.yaml",
                named("web")
                        .replaceFirst("(?s)---.*", "")
                        .replace("apiVersion: v1", "apiVersion: apps/v1")
                        .replace("ReplicationController", "Deployment")
                        .replace("selector: {app: web}", "selector: {matchLabels: {app: web}}"));
        objects.scale("deploy", "default", "web", 7);
        assertThat(field("deployment/web", ".spec.replicas")).isEqualTo("7");
    }

    @Test
    void objectsWithoutANameAreCreated() {
        String manifest = "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: made-, labels: {is: made}}}";
        objects.apply("made.yaml", manifest);
        objects.apply("made.yaml", manifest);
        assertThat(server.kubectl("get", "configmaps", "--selector=is=made", "--output=name"))
                .hasLineCount(2);
    }

    /** Nothing runs the pods here. */
    @Test
    void podsThatDoNotComeAreNamed() {
        objects.apply("slow.yaml", named("slow"));
        assertThatThrownBy(() -> objects.awaitPods("slow.yaml", named("slow"), Duration.ofMillis(300)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("wait for the pods of ReplicationController slow failed");
        objects.scale("rc", "default", "slow", 0);
        objects.apply("config.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: quick}}");
        objects.awaitPods("config.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: quick}}", Duration.ZERO);
    }

    @Test
    void whatTheServerRefusesIsSaidInItsWords() {
        refused(() -> objects.apply("a.yaml", "{apiVersion: v1, kind: Nothing, metadata: {name: a}}"), "Nothing");
        refused(() -> objects.apply("a.yaml", "{apiVersion: ../../x, kind: Pod, metadata: {name: a}}"), "../../x");
        refused(() -> objects.scale("rc", "default", "nobody", 1), "the namespace default has no such object");
        refused(() -> objects.scale("nothings", "default", "web", 1), "nothings");
        refused(
                () -> objects.apply("a.yaml", "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {}}"),
                "apply Service a failed: the API server says: Service \"a\" is invalid: spec.ports");
        refused(
                () -> objects.apply("a.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: none}}"),
                "none");
    }

    private static void refused(Runnable work, String said) {
        assertThatThrownBy(work::run).isInstanceOf(Problem.class).hasMessageContaining(said);
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        ClusterObjects nobodys = new ClusterObjects(new dev.roadcase.bundler.apiserver.ApiServer(
                java.net.URI.create("https://127.0.0.1:1"), server.administrator()));
        assertThatThrownBy(() -> nobodys.scale("rc", "default", "web", 1))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM))
                .hasMessageContaining("127.0.0.1:1 does not answer");
    }
}
