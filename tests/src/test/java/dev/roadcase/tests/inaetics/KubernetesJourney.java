package dev.roadcase.tests.inaetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.inaetics.kubernetes.Api;
import dev.roadcase.inaetics.kubernetes.ControllerKind;
import dev.roadcase.inaetics.kubernetes.KubernetesControllers;
import dev.roadcase.inaetics.kubernetes.Nodes;
import dev.roadcase.inaetics.kubernetes.ServiceAccount;
import dev.roadcase.inaetics.scaling.Conflict;
import dev.roadcase.inaetics.scaling.Controllers;
import dev.roadcase.inaetics.scaling.Fleet;
import dev.roadcase.inaetics.scaling.Scale;
import dev.roadcase.inaetics.settings.Settings;
import dev.roadcase.tests.cluster.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The coordinator scales a real API's controllers, with the rights that the demo's manifests give it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesJourney {
    static final Path MANIFESTS = Path.of("../images/inaetics/manifests");
    private static final String FELIX = "inaetics-processor-controller";
    private static final String CELIX = "inaetics-processor-celix-controller";

    private ApiServer server;
    private Api api;
    private Controllers controllers;
    private Fleet fleet;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = new ApiServer(folder);
        apply("rights.yaml");
        apply("controllers.yaml");
        api = asCoordinator(folder);
        controllers = controllers(ControllerKind.REPLICATIONCONTROLLERS);
        fleet = new Fleet(controllers, Settings.DEPLOYED.processors());
    }

    /** Applies one of the demo's manifests, in which nothing has to be filled in. */
    private void apply(String manifest) {
        server.kubectl("apply", "--filename=" + MANIFESTS.resolve(manifest));
    }

    /** The API with the rights of the coordinator, as its pod has them. */
    private Api asCoordinator(Path folder) throws IOException {
        Path request = Files.writeString(
                folder.resolve("request.json"),
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}");
        String path = "/api/v1/namespaces/default/serviceaccounts/inaetics-coordinator/token";
        String answer = server.kubectl("create", "--raw", path, "--filename=" + request);
        Path account = Files.createDirectories(folder.resolve("account"));
        Files.writeString(account.resolve("token"), answer.replaceFirst("(?s).*\"token\":\\s*\"([^\"]+)\".*", "$1"));
        Files.copy(server.certificate(), account.resolve("ca.crt"));
        return Api.as(new ServiceAccount(server.address(), account), Duration.ofMinutes(1));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void asAtTheStart() {
        scaleByHand(FELIX, 0);
        scaleByHand(CELIX, 0);
    }

    private Controllers controllers(ControllerKind kind) {
        return new KubernetesControllers(api, kind, () -> "default");
    }

    private void scaleByHand(String controller, int replicas) {
        server.kubectl("scale", "rc", controller, "--replicas=" + replicas);
    }

    private String replicas(String controller) {
        return server.kubectl("get", "rc", controller, "--output=jsonpath={.spec.replicas}");
    }

    @Test
    void theManifestsAreWhatKubernetesTakes() {
        apply("services.yaml");
        assertThat(server.kubectl("get", "rc", "--output=name").lines()).hasSize(5);
        assertThat(server.kubectl(
                        "get", "service", "inaetics-viewer-service", "--output=jsonpath={.spec.ports[0].nodePort}"))
                .isEqualTo("80");
    }

    @Test
    void processorsAreSharedOverBothControllers() throws Exception {
        assertThat(fleet.scale(current -> current + 3)).isEqualTo(3);
        assertThat(replicas(FELIX)).isEqualTo("2");
        assertThat(replicas(CELIX)).isEqualTo("1");
        assertThat(fleet.replicas()).isEqualTo(3);
    }

    @Test
    void whatAPersonHasAskedForIsWhereItGoesOnFrom() throws Exception {
        scaleByHand(FELIX, 5);
        assertThat(fleet.scale(current -> current + 1)).isEqualTo(6);
        assertThat(replicas(FELIX)).isEqualTo("3");
        assertThat(replicas(CELIX)).isEqualTo("3");
    }

    @Test
    void whoScalesAtTheSameMomentGetsWhatTheyWant() throws Exception {
        fleet.scale(current -> {
            scaleByHand(FELIX, 4);
            return current + 2;
        });
        assertThat(replicas(FELIX)).isEqualTo("4");
        assertThat(replicas(CELIX)).isEqualTo("1");
    }

    @Test
    void aConflictAboutAnythingElseIsWrittenOver() throws Exception {
        fleet.scale(current -> {
            server.kubectl("annotate", "--overwrite", "rc", FELIX, "seen=" + System.nanoTime());
            return current + 2;
        });
        assertThat(replicas(FELIX)).isEqualTo("1");
        assertThat(replicas(CELIX)).isEqualTo("1");
    }

    @Test
    void whatWasReadBeforeAnotherWroteIsRefused() throws Exception {
        Scale old = controllers.read(FELIX);
        scaleByHand(FELIX, 2);
        assertThatThrownBy(() -> controllers.write(old, 1)).isInstanceOf(Conflict.class);
        assertThat(replicas(FELIX)).isEqualTo("2");
    }

    @Test
    void deploymentsAreScaledTheSameWay() throws Exception {
        apply("deployments.yaml");
        assertThat(server.kubectl("get", "deployments", "--output=name").lines())
                .hasSize(5);
        Fleet deployments = new Fleet(controllers(ControllerKind.DEPLOYMENTS), Settings.DEPLOYED.processors());
        assertThat(deployments.scale(current -> current + 3)).isEqualTo(3);
        String replicas = "--output=jsonpath={.spec.replicas}";
        assertThat(server.kubectl("get", "deployment", FELIX, replicas)).isEqualTo("2");
        assertThat(server.kubectl("get", "deployment", CELIX, replicas)).isEqualTo("1");
        assertThat(replicas(FELIX)).as("replication controllers").isEqualTo("0");
    }

    @Test
    void itMayScaleNothingElse() {
        assertThatIOException()
                .isThrownBy(() -> controllers.read("inaetics-queue-controller"))
                .withMessageContaining("forbidden");
    }

    @Test
    void machinesAreListedByTheirAddresses() throws Exception {
        assertThat(new Nodes(api).addresses()).isEmpty();
    }

    @Test
    void whileTheApiIsAwayItSaysSoAndGoesOnAfterwards() throws Exception {
        server.stopServer();
        assertThatIOException()
                .isThrownBy(() -> fleet.scale(current -> 1))
                .withMessageContaining("Kubernetes' API failed");
        server.startServer();
        assertThat(fleet.scale(current -> 1)).isEqualTo(1);
    }
}
