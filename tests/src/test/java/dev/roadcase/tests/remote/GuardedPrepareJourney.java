package dev.roadcase.tests.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** prepare from registries that want to know who asks, or that have to be trusted first. */
class GuardedPrepareJourney {
    private static final String PASSWORD = "pa:ss:wörd";
    private static final String PAIR = Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(UTF_8));

    @TempDir
    private Path work;

    private Path place;
    private Launcher bundle;
    private OciLayout layout;

    @BeforeEach
    void start() throws IOException {
        place = Files.createDirectory(work.resolve("registry"));
        bundle = Launcher.in(work).with("DOCKER_CONFIG", work.toString());
        layout = new OciLayout(Files.createDirectory(work.resolve("layout")));
        layout.tag("one", layout.image(Platform.LINUX_AMD64, new byte[] {1}));
    }

    @Test
    void theLoginOfDockerIsUsedAndGoesNowhereElse() throws IOException {
        try (DockerRegistry registry = guarded()) {
            demo(registry.host());
            Ran stranger = prepare("--plain-http", registry.host()).failed(5);
            assertThat(stranger.err()).contains("asks for a login", "docker login " + registry.host());
            config("{\"auths\":{\"" + registry.host() + "\":{\"auth\":\"" + PAIR + "\"}}}");
            Ran ran = prepare("--plain-http", registry.host(), "--debug").succeeded();
            assertThat(ran.err()).contains("GET http://" + registry.host() + "/v2/acme/api/manifests/1.0");
            assertThat(ran.out() + ran.err()).doesNotContain(PASSWORD, PAIR);
            String all = new String(Files.readAllBytes(work.resolve("demo.bundle")), ISO_8859_1);
            assertThat(all).doesNotContain(PAIR, new String(PASSWORD.getBytes(UTF_8), ISO_8859_1));
        }
    }

    @Test
    void theLoginThatACredentialStoreKeepsIsUsed() throws IOException {
        try (DockerRegistry registry = guarded()) {
            demo(registry.host());
            Path helper =
                    Files.writeString(work.resolve("docker-credential-box"), """
                    #!/bin/sh
                    read -r server
                    [ "$1 $server" = "get %s" ] || { echo credentials not found in native keychain; exit 1; }
                    echo '{"ServerURL":"'$server'","Username":"ann","Secret":"%s"}'
                    """.formatted(registry.host(), PASSWORD));
            assertThat(helper.toFile().setExecutable(true)).isTrue();
            config("{\"credsStore\":\"box\"}");
            Ran without = prepare("--plain-http", registry.host()).failed(5);
            assertThat(without.err()).contains("docker-credential-box", "is not in the PATH");
            bundle = bundle.with("PATH", work + ":" + System.getenv("PATH"));
            prepare("--plain-http", registry.host()).succeeded();
        }
    }

    @Test
    void aRegistryOfAPrivateAuthorityThatWantsACertificateOfOurs() throws IOException {
        DockerRegistry.makeCertificate(work, "client.cert", "client.key");
        try (DockerRegistry registry = DockerRegistry.secureFor(work.resolve("client.cert"), place)) {
            demo(registry.host());
            assertThat(prepare().failed(5).err())
                    .contains("the certificate of " + registry.host() + " is not one to trust", "certs.d");
            Path certificates = Files.createDirectories(work.resolve("settings/containers/certs.d/" + registry.host()));
            Files.copy(registry.certificate(), certificates.resolve("ca.crt"));
            assertThat(prepare().failed(5).err()).contains("wants a certificate from us", "client.key");
            Files.copy(work.resolve("client.cert"), certificates.resolve("client.cert"));
            Files.copy(work.resolve("client.key"), certificates.resolve("client.key"));
            Ran let = prepare().failed(5);
            assertThat(let.err()).contains("has no such tag, or no such repository");
        }
    }

    @Test
    void aRegistryAtAnAddressOfVersionSix() {
        try (DockerRegistry registry = DockerRegistry.everywhere(place)) {
            registry.push(layout, "one", "acme/api:1.0");
            String host = "[::1]:" + registry.port();
            demo(host);
            assertThat(prepare().failed(5).err()).contains("--plain-http " + host);
            prepare("--plain-http", host).succeeded();
        }
    }

    private DockerRegistry guarded() {
        DockerRegistry registry = DockerRegistry.withLogin(place, "ann", PASSWORD);
        registry.push(layout, "one", "acme/api:1.0", "--dest-creds", "ann:" + PASSWORD);
        return registry;
    }

    private void config(String json) throws IOException {
        Files.writeString(work.resolve("config.json"), json);
    }

    private void demo(String host) {
        DemoSource.in(work, "demo", "images: [\"" + host + "/acme/api:1.0\"]\n");
    }

    private Ran prepare(String... more) {
        return bundle.run(
                Stream.concat(Stream.of("prepare", "demo", "-o", "demo.bundle", "--progress", "none"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
