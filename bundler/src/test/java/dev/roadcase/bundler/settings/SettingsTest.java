package dev.roadcase.bundler.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.debian.DebianMirror;
import dev.roadcase.bundler.remote.host.Credential;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void theFolderIsWhereXdgPutsIt() {
        assertThat(SettingsFolder.of(Map.of("XDG_CONFIG_HOME", "/x"), Path.of("/home/me")))
                .isEqualTo(new SettingsFolder(Path.of("/x/roadcase")));
        for (Map<String, String> environment :
                Set.of(Map.<String, String>of(), Map.of("XDG_CONFIG_HOME", ""), Map.of("XDG_CONFIG_HOME", "here"))) {
            assertThat(SettingsFolder.of(environment, Path.of("/home/me")))
                    .isEqualTo(new SettingsFolder(Path.of("/home/me/.config/roadcase")));
        }
    }

    @Test
    void whoeverHasSettledNothingHasNoSettings() throws IOException {
        assertThat(Settings.read(new SettingsFolder(folder))).isEqualTo(Settings.NONE);
        assertThat(read("# later\n")).isEqualTo(Settings.NONE);
    }

    @Test
    void credentialsAreReadByHostAndNeverShown() throws IOException {
        Map<String, Credential> read = read("""
                        credentials:
                          Files.example: {token: swordfish}
                          other.example:8443: {user: me, password: swordfish}
                          blobs.example: {query: "?sig=swordfish"}
                        """).credentials();
        assertThat(read.get("files.example")).isEqualTo(new Credential.Bearer("swordfish"));
        assertThat(read.get("blobs.example")).isEqualTo(new Credential.Query("sig=swordfish"));
        assertThat(read.get("other.example:8443")).isInstanceOf(Credential.Basic.class);
        assertThat(read.toString()).doesNotContain("swordfish");
        for (String wrong : List.of("{}", "{token: swordfish, query: a}", "{user: swordfish}", "{tokn: swordfish}")) {
            assertThatThrownBy(() -> read("credentials: {a: " + wrong + "}"))
                    .isInstanceOf(Problem.class)
                    .message()
                    .contains("config.yaml:1:18: ")
                    .doesNotContain("swordfish");
        }
    }

    @Test
    void mirrorsPlainHostsAndDebianAreRead() throws IOException {
        assertThat(read("""
                        mirrors:
                          docker.io: https://mirror.example/hub
                        mirrorFallback: true
                        plainHttp: [registry.example:5000]
                        debian:
                          url: http://packages.example/debian
                          suites: [bookworm, bookworm-updates]
                          keyring: /usr/share/keyrings/debian-archive-keyring.gpg
                        containers: {options: [--cap-add, SYS_ADMIN]}
                        """))
                .isEqualTo(new Settings(
                        Map.of("docker.io", URI.create("https://mirror.example/hub")),
                        true,
                        Set.of("registry.example:5000"),
                        Map.of(),
                        List.of("--cap-add", "SYS_ADMIN"),
                        Optional.of(new DebianMirror(
                                URI.create("http://packages.example/debian"),
                                List.of("bookworm", "bookworm-updates"),
                                List.of("main"),
                                Path.of("/usr/share/keyrings/debian-archive-keyring.gpg")))));
    }

    @Test
    void allMistakesAreSaidAtOnceAndNoPasswordIsRepeated() {
        assertThatThrownBy(() -> read("""
                        mirors: {}
                        plainHttp: x
                        mirrors: {docker.io: "https://me:secret@packages.example/"}
                        """))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll(
                        "config.yaml:1:1: ",
                        "mirors",
                        "config.yaml:2:12: ",
                        "config.yaml:3:22: not a URL of http or https without user and password")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aMistakeInTheFormIsSaidWithItsLine() {
        assertThatThrownBy(() -> read("mirrors:\n  a: [\n"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("config.yaml:3:1: ");
    }

    private Settings read(String yaml) throws IOException {
        SettingsFolder settings = new SettingsFolder(folder);
        Files.writeString(settings.config(), yaml);
        return Settings.read(settings);
    }
}
