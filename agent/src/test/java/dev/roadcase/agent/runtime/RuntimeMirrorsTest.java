package dev.roadcase.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.mirror.Mirroring;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeMirrorsTest {
    @TempDir
    Path root;

    private final List<Event> events = new ArrayList<>();

    @Test
    void containerdAsksTheRegistryInThePlaceOfEachHostAndOfAllOthers() {
        configure(
                RuntimeKind.CONTAINERD, "https://192.168.56.20:5000", Optional.of(Path.of("/etc/roadcase/pki/ca.crt")));
        for (String host : List.of("docker.io", "vm1:5000", "_default")) {
            assertThat(root.resolve("etc/containerd/certs.d").resolve(host).resolve("hosts.toml"))
                    .hasContent("""
                            # Written by `agent provision`: images come from the registry of this demo and from nowhere else.
                            server = "https://192.168.56.20:5000"

                            [host."https://192.168.56.20:5000"]
                              capabilities = ["pull", "resolve"]
                              ca = "/etc/roadcase/pki/ca.crt"
                            """);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void whatIsRightAlreadyIsLeft(RuntimeKind runtime) throws IOException {
        configure(runtime, "http://192.168.56.20:5000", Optional.empty());
        List<Object> before = inodes();
        long said = events.stream().filter(Event.Noted.class::isInstance).count();
        configure(runtime, "http://192.168.56.20:5000", Optional.empty());
        assertThat(inodes()).isEqualTo(before).isNotEmpty();
        assertThat(said).isEqualTo(1);
        assertThat(events.stream().filter(Event.Noted.class::isInstance)).hasSize(1);
    }

    @Test
    void dockersOwnConfigurationStaysAndItsLimitIsSaid() throws IOException {
        Path file = Files.createDirectories(root.resolve("etc/docker")).resolve("daemon.json");
        Files.writeString(file, "{\"debug\": true, \"insecure-registries\": [\"old:5000\"]}");
        configure(RuntimeKind.DOCKER, "http://192.168.56.20:5000", Optional.empty());
        JsonNode configuration = Json.object(Files.readAllBytes(file));
        assertThat(configuration.toString())
                .isEqualTo("{\"debug\":true,\"insecure-registries\":[\"old:5000\",\"192.168.56.20:5000\"],"
                        + "\"registry-mirrors\":[\"http://192.168.56.20:5000\"]}");
        assertThat(events)
                .filteredOn(Event.Warned.class::isInstance)
                .singleElement()
                .asString()
                .contains("vm1:5000");
    }

    @Test
    void aConfigurationOfDockersThatIsNoneIsNotOverwritten() throws IOException {
        Path file = Files.createDirectories(root.resolve("etc/docker")).resolve("daemon.json");
        Files.writeString(file, "{broken");
        assertThatThrownBy(() -> configure(RuntimeKind.DOCKER, "http://192.168.56.20:5000", Optional.empty()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("{broken");
    }

    @Test
    void dockerAndPodmanGetTheRegistrysAuthority() throws IOException {
        Path authority = Files.writeString(root.resolve("ca.crt"), "a certificate");
        configure(RuntimeKind.DOCKER, "https://192.168.56.20:5000", Optional.of(authority));
        configure(RuntimeKind.PODMAN, "https://192.168.56.20:5000", Optional.of(authority));
        assertThat(root.resolve("etc/docker/certs.d/192.168.56.20:5000/ca.crt")).hasContent("a certificate");
        assertThat(root.resolve("etc/containers/certs.d/192.168.56.20:5000/ca.crt"))
                .hasContent("a certificate");
    }

    @Test
    void podmanAsksTheRegistryUnderFullNames() {
        configure(RuntimeKind.PODMAN, "http://192.168.56.20:5000", Optional.empty());
        assertThat(root.resolve("etc/containers/registries.conf.d/50-roadcase.conf"))
                .content()
                .contains("prefix = \"docker.io\"\nlocation = \"192.168.56.20:5000/docker.io\"\ninsecure = true\n")
                .contains("prefix = \"vm1:5000\"\nlocation = \"192.168.56.20:5000\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.168.56.20:5000", "ftp://x", "https://", "https://user@x", "https://x y", "https://x/?a=b"})
    void whatIsNotTheUrlOfARegistryIsRefused(String url) {
        assertThatThrownBy(() -> RegistryAddress.parse(url, Optional.empty()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("--registry");
    }

    @Test
    void containerdAsksTheRelayOfItsMachineFirst() {
        configure(
                RuntimeKind.CONTAINERD,
                "http://192.168.56.20:5000",
                Optional.empty(),
                Optional.of(URI.create("http://127.0.0.1:5001")));
        assertThat(root.resolve("etc/containerd/certs.d/docker.io/hosts.toml")).hasContent("""
                        # Written by `agent provision`: images come from the registry of this demo and from nowhere else.
                        server = "http://192.168.56.20:5000"

                        [host."http://127.0.0.1:5001"]
                          capabilities = ["pull", "resolve"]

                        [host."http://192.168.56.20:5000"]
                          capabilities = ["pull", "resolve"]
                        """);
    }

    private void configure(RuntimeKind runtime, String registry, Optional<Path> authority) {
        configure(runtime, registry, authority, Optional.empty());
    }

    private void configure(RuntimeKind runtime, String registry, Optional<Path> authority, Optional<URI> relay) {
        Path hosts = Path.of("/etc/containerd/certs.d");
        Mirroring mirroring = new Mirroring(RegistryAddress.parse(registry, authority), relay, root, hosts);
        new RuntimeSocket(runtime, Optional.empty(), "k8s.io")
                .runtime(events::add)
                .pullFrom(mirroring, new TreeSet<>(List.of("docker.io", "vm1:5000")));
    }

    private List<Object> inodes() throws IOException {
        try (var files = Files.walk(root)) {
            List<Object> inodes = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                inodes.add(Files.getAttribute(file, "unix:ino"));
            }
            return inodes;
        }
    }
}
