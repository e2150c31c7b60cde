package dev.roadcase.bundler.changeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.CarriedObject;
import dev.roadcase.bundler.changeover.Changeover.Reached;
import dev.roadcase.bundler.spec.DemoReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeoverTest {
    private static final Digest OLD = Digest.of(new byte[] {1});
    private static final Digest NEW = Digest.of(new byte[] {2});

    private static final String OBJECTS = """
            apiVersion: v1
            kind: ReplicationController
            metadata: {name: web}
            spec: {replicas: %d}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api, namespace: back}
            spec: {replicas: %d}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {generateName: once-}
            """;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void aShowThatWasConfigured() throws IOException {
        Files.createDirectories(folder.resolve("pki"));
        Files.writeString(folder.resolve("pki/site.yaml"), """
                {"machines": [{"name": "boss"}], "parameters": {"PORT": "9090", "MODE": "slow", "GONE": "1"}}
                """);
    }

    private static List<CarriedObject> objects(int replicas, Digest bundle) {
        return CarriedObject.in("manifests/all.yaml", OBJECTS.formatted(replicas, replicas), bundle, "default");
    }

    private Changeover begun(List<CarriedObject> old) {
        Changeover changeover = new Changeover(folder, NEW, false, Reached.NOTHING, old);
        String yaml = """
                apiVersion: roadcase.dev/v1
                name: test
                version: "2"
                parameters:
                  PORT: {default: 8080, min: 1, max: 65535}
                  MODE: {default: fast, values: [fast, faster]}
                """;
        changeover.begin(DemoReader.read("demo.yaml", yaml.getBytes(StandardCharsets.UTF_8)), event -> {
            if (event instanceof Event.Noted noted) {
                said.add(noted.fact());
            }
        });
        return changeover;
    }

    @Test
    void itGoesOnWhereItBrokeOff() throws IOException {
        Changeover changeover = begun(objects(1, OLD));
        assertThat(Changeover.in(folder)).contains(changeover);
        assertThat(Changeover.in(folder).orElseThrow().reach(Reached.CLEARED).reached())
                .isEqualTo(Reached.CLEARED);
        assertThat(Changeover.in(folder).orElseThrow().reached()).isEqualTo(Reached.CLEARED);
        for (String secret : List.of("changeover.json", "changeover-site.yaml")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .isEqualTo("rw-------");
        }
        changeover.finish();
        assertThat(Changeover.in(folder)).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("pki");
        }
    }

    @Test
    void theSameMachinesAreKeptWithTheValuesThatTheBundleTakes() throws IOException {
        JsonNode site = Json.object(Files.readAllBytes(begun(List.of()).site()));
        assertThat(site.path("machines").path(0).path("name").asText()).isEqualTo("boss");
        assertThat(site.path("parameters").toString()).isEqualTo("{\"PORT\":\"9090\"}");
        assertThat(said)
                .containsExactly(
                        "test 2 does not take the value of MODE that this show had",
                        "test 2 does not take the value of GONE that this show had");
    }

    @Test
    void whatIsGoneAndWhatCannotBeChangedIsStale() {
        List<CarriedObject> old = objects(1, OLD);
        String job = old.get(2).toString();
        assertThat(begun(old).stale(objects(1, OLD))).isEmpty();
        assertThat(begun(old).stale(objects(2, OLD)))
                .extracting(CarriedObject::toString)
                .containsExactly("ReplicationController default/web");
        assertThat(begun(old).stale(objects(1, NEW)))
                .extracting(CarriedObject::toString)
                .containsExactly(job);
        assertThat(begun(old).stale(List.of())).isEqualTo(old);
    }

    @Test
    void whatIsKnownOfABundleStaysWhenTheBundleIsWrittenOver() {
        KnownObjects known = new KnownObjects(folder);
        assertThat(known.all()).isEmpty();
        known.keep(objects(3, OLD));
        assertThat(known.all()).isEqualTo(objects(3, OLD));
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("changeover.json"), "{}");
        Files.writeString(folder.resolve("objects.json"), "[]");
        assertThatThrownBy(() -> Changeover.in(folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("changeover.json cannot be read");
        assertThatThrownBy(() -> new KnownObjects(folder).all())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("objects.json cannot be read");
    }

    @Test
    void keysOfAClusterThatIsGoneGoWithIt() throws IOException {
        Files.createDirectories(folder.resolve("pki/machines/node-1"));
        Files.writeString(folder.resolve("pki/machines/node-1/kubelet.key"), "secret");
        Files.writeString(folder.resolve("kubeconfig"), "secret");
        Files.writeString(folder.resolve("cluster.json"), "{}");
        new ClusterFiles(folder).delete();
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("cluster.json");
        }
    }
}
