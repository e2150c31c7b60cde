package dev.roadcase.bundler.remote.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.failure.Redacted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSettingsTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void foldersAreThoseOfDockerAndPodman() {
        HostSettings settings = HostSettings.of(Map.of(), HOME);
        assertThat(settings.certificateFolders())
                .containsExactly(
                        HOME.resolve(".config/containers/certs.d"),
                        Path.of("/etc/containers/certs.d"),
                        Path.of("/etc/docker/certs.d"));
        assertThat(settings.authFiles().files())
                .containsExactly(HOME.resolve(".config/containers/auth.json"), HOME.resolve(".docker/config.json"));
    }

    @Test
    void theEnvironmentMovesThem() {
        HostSettings settings = HostSettings.of(
                Map.of(
                        "DOCKER_CONFIG",
                        "/d",
                        "XDG_CONFIG_HOME",
                        "/c",
                        "XDG_RUNTIME_DIR",
                        "/r",
                        "REGISTRY_AUTH_FILE",
                        "/a"),
                HOME);
        assertThat(settings.authFiles().files())
                .containsExactly(
                        Path.of("/a"),
                        Path.of("/r/containers/auth.json"),
                        Path.of("/c/containers/auth.json"),
                        Path.of("/d/config.json"));
        assertThat(settings.certificateFolders()).contains(Path.of("/c/containers/certs.d"));
    }

    @Test
    void whoHasNoRuntimeFolderHasHisLoginsWherePodmanPutsThem(@TempDir Path home) throws IOException {
        assertThat(HostSettings.of(Map.of(), home).authFiles().files())
                .startsWith(Path.of("/run/containers/" + Files.getAttribute(home, "unix:uid") + "/auth.json"));
    }

    @Test
    void credentialHelpersStandInThePath() {
        assertThat(HostSettings.of(Map.of("PATH", "/a:/b/c::"), HOME)
                        .authFiles()
                        .programs())
                .containsExactly(Path.of("/a"), Path.of("/b/c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://mirror", "mirror", "https:mirror", "https://mirror/?key=hush", "https://ann:hush@mirror"})
    void aMirrorIsAPlainUrlOfTheWeb(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostSettings.BARE.withMirror("quay.io", URI.create(url)))
                .withMessageContaining("mirror")
                .withMessageNotContaining("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, https://registry-1.docker.io/v2/acme/api",
        "quay.io, https://quay.io/v2/acme/api",
        "vm1:5000, http://vm1:5000/v2/acme/api",
        "VM1:5000, http://vm1:5000/v2/acme/api",
        "gcr.io, https://mirror/v2/acme/api",
        "ghcr.io, https://mirror/below/v2/acme/api",
        "k8s.io, https://mirror/v2/k8s/acme/api",
        "[::1]:5000, https://[::1]:5000/v2/acme/api",
    })
    void aRegistrysRequestsGoThere(String host, String url) {
        HostSettings settings = HostSettings.BARE
                .withPlainHttp("vm1:5000")
                .withMirror("gcr.io", URI.create("https://mirror"))
                .withMirror("ghcr.io", URI.create("https://mirror/below/"))
                .withMirror("k8s.io", URI.create("https://mirror/v2/k8s"));
        assertThat(Endpoint.ofRegistry(host, settings).get(0).at("acme/api")).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://dl.k8s.io/v1.31/bin?a=b, https://mirror/k8s/v1.31/bin?a=b",
        "https://dl.k8s.io:8443/v1.31/bin, https://dl.k8s.io:8443/v1.31/bin",
        "https://elsewhere/a%20b, https://elsewhere/a%20b",
    })
    void aFilesRequestsGoThere(String url, String asked) {
        HostSettings settings = HostSettings.BARE.withMirror("dl.k8s.io", URI.create("https://mirror/k8s"));
        assertThat(Endpoint.ofFile(URI.create(url), settings).get(0).base()).hasToString(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ann:hush@host:80/a?token=hush#hush, https://host:80/a",
        "https://ann:hush@a_b/c, https://a_b/c",
        "mailto:hush, mailto:…",
    })
    void aUrlIsShownWithoutItsSecrets(String url, String shown) {
        assertThat(Redacted.of(URI.create(url))).isEqualTo(shown);
    }
}
