package dev.roadcase.bundler.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {
    private static final String SIGNED = "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n";

    @TempDir
    Path root;

    @BeforeEach
    void machine() throws IOException {
        write("usr/share/keyrings/debian-archive-keyring.gpg", "keys");
        write("usr/share/keyrings/third.gpg", "keys");
        write("etc/os-release", "ID=debian\nVERSION_CODENAME=bookworm\n");
    }

    @Test
    void aStanzaIsAMirror() throws IOException {
        write(
                "etc/apt/sources.list.d/debian.sources",
                "# ours\nTypes: deb deb-src\nURIs: http://mirror.example/debian\n"
                        + "Suites: bookworm bookworm-updates\n# between\nComponents: main contrib\n" + SIGNED
                        + "\nTypes: deb-src\nURIs: http://mirror.example/src\nSuites: bookworm\nComponents: main\n"
                        + SIGNED);
        assertThat(mirrors()).singleElement().satisfies(mirror -> {
            assertThat(mirror.uri()).hasToString("http://mirror.example/debian");
            assertThat(mirror.suites()).containsExactly("bookworm", "bookworm-updates");
            assertThat(mirror.components()).containsExactly("main", "contrib");
            assertThat(mirror.keyring()).isEqualTo(root.resolve("usr/share/keyrings/debian-archive-keyring.gpg"));
            assertThat(mirror.expires()).isTrue();
            assertThat(mirror.at("pool/a.deb")).hasToString("http://mirror.example/debian/pool/a.deb");
        });
    }

    @Test
    void oneLineSourcesAreMirrorsToo() throws IOException {
        write(
                "etc/apt/sources.list",
                "# deb http://old.example/debian bookworm main\n"
                        + "deb http://a.example/debian bookworm main contrib # the first\n"
                        + "deb [arch=amd64 check-valid-until=no signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]"
                        + " https://b.example/debian bookworm-security main\ndeb-src http://a.example/debian bookworm main\n");
        assertThat(mirrors()).extracting(mirror -> mirror.uri().getHost()).containsExactly("a.example", "b.example");
        assertThat(mirrors()).extracting(DebianMirror::expires).containsExactly(true, false);
    }

    @Test
    void sourcesOfOthersAndThoseSwitchedOffAreLeftOut() throws IOException {
        write(
                "etc/apt/sources.list.d/third.sources",
                "Types: deb\nURIs: https://third.example/\nSuites: bookworm\n"
                        + "Components: main\nSigned-By: /usr/share/keyrings/third.gpg\n");
        write(
                "etc/apt/sources.list.d/off.sources",
                "Enabled: no\nTypes: deb\nURIs: https://off.example/\n" + "Suites: bookworm\nComponents: main\n"
                        + SIGNED);
        write(
                "etc/apt/sources.list.d/flat.list",
                "deb https://flat.example/ ./\ndeb https://x.example/ nodistro main\n"
                        + "deb cdrom:[Debian]/ bookworm main\n");
        write(
                "etc/apt/sources.list.d/old.sources.disabled",
                "Types: deb\nURIs: https://old.example/\n" + "Suites: bookworm\nComponents: main\n" + SIGNED);
        assertThat(mirrors()).isEmpty();
    }

    @Test
    void aMachineWhoseAptMindsNoExpiryIsTakenAtItsWord() throws IOException {
        write("etc/apt/sources.list", "deb http://a.example/debian bookworm main\n");
        write("etc/apt/apt.conf.d/99frozen", "// Acquire::Check-Valid-Until \"false\";\n");
        assertThat(mirrors()).extracting(DebianMirror::expires).containsExactly(true);
        write("etc/apt/apt.conf.d/99frozen", "Acquire::Check-Valid-Until \"false\";\n");
        assertThat(mirrors()).extracting(DebianMirror::expires).containsExactly(false);
    }

    @Test
    void aMachineWithoutAptHasNoMirrors() {
        assertThat(new AptSources(root.resolve("nowhere")).mirrors()).isEmpty();
    }

    @Test
    void aBrokenSourceIsNamedWithItsFile() throws IOException {
        write("etc/apt/sources.list.d/broken.sources", "Types deb\n");
        assertThatThrownBy(this::mirrors).isInstanceOf(Problem.class).hasMessageContaining("broken.sources");
    }

    private List<DebianMirror> mirrors() {
        return new AptSources(root).mirrors();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
