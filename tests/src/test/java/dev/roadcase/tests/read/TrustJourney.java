package dev.roadcase.tests.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made once and kept secret; whom a reader trusts, and why, is said. */
class TrustJourney {
    @TempDir
    private Path work;

    private Launcher author;
    private Launcher reader;

    @BeforeEach
    void settle() {
        author = Launcher.in(work);
        reader = author.with("XDG_CONFIG_HOME", work.resolve("reader").toString());
        DemoSource.in(work, "demo", "files: [{source: demo.yaml, path: /demo.yaml}]\n");
    }

    @Test
    void aStrangersBundleIsRefusedUntilItsKeyIsTrusted() {
        author.run("keygen", "--out", "acme", "--no-passphrase").succeeded();
        author.run("prepare", "demo", "-o", "x.bundle", "--key", "acme.key", "--progress", "none")
                .succeeded();
        Ran refused = verify(reader).failed(4);
        assertThat(refused.err()).contains("hint: ", "--trust-embedded");
        assertThat(verify(reader, "--key", "acme.pub").succeeded().err()).contains("given with --key acme.pub");
        assertThat(verify(reader, "--trust-embedded").succeeded().err()).contains("trusted because");
        reader.run("trust", "acme.pub", "--name", "acme").succeeded();
        assertThat(verify(reader).succeeded().err()).contains("pinned as acme");
        JsonNode list = reader.run("trust", "--list", "--json").json();
        assertThat(list.at("/keys/0/name").asText()).isEqualTo("acme");
        assertThat(verify(reader).out()).contains(list.at("/keys/0/keyId").asText());
        JsonNode signature = reader.run("verify", "x.bundle", "--json").json().get("signature");
        assertThat(signature.get("keyId").asText())
                .isEqualTo(list.at("/keys/0/keyId").asText());
        author.run("keygen", "--out", "other", "--no-passphrase").succeeded();
        verify(reader, "--key", "other.pub").failed(4);
        reader.run("trust", "--remove", "acme").succeeded();
        verify(reader).failed(4);
        assertThat(reader.run("trust", "x.bundle").failed(3).err()).contains("x.bundle");
    }

    @Test
    void aKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        author.run("keygen", "--out", "acme", "--no-passphrase").succeeded();
        byte[] made = Files.readAllBytes(work.resolve("acme.key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.resolve("acme.key"))))
                .isEqualTo("rw-------");
        author.run("keygen", "--out", "acme", "--no-passphrase").failed(3);
        assertThat(work.resolve("acme.key")).hasBinaryContent(made);
        Files.delete(work.resolve("acme.key"));
        author.run("keygen", "--out", "acme", "--no-passphrase").failed(3);
        assertThat(work.resolve("acme.key")).doesNotExist();
        author.run("keygen", "--out", "missing/acme", "--no-passphrase").failed(6);
    }

    @Test
    void aPassphraseIsTakenFromTheEnvironment() throws IOException {
        Launcher knowing = author.with("ROADCASE_PASSPHRASE", "kein Geheimnis ü");
        knowing.run("keygen", "--out", "acme").succeeded();
        assertThat(work.resolve("acme.key")).content().contains("BEGIN ENCRYPTED PRIVATE KEY");
        knowing.run("prepare", "demo", "-o", "x.bundle", "--key", "acme.key", "--progress", "none")
                .succeeded();
        Launcher wrong = author.with("ROADCASE_PASSPHRASE", "falsch");
        Ran refused = wrong.run("prepare", "demo", "-o", "y.bundle", "--key", "acme.key", "--progress", "none")
                .failed(3);
        assertThat(refused.err()).contains("acme.key").doesNotContain("falsch");
        Ran without = author.run("prepare", "demo", "-o", "y.bundle", "--key", "acme.key", "--progress", "none")
                .failed(2);
        assertThat(without.err()).contains("ROADCASE_PASSPHRASE");
        assertThat(work.resolve("y.bundle")).doesNotExist();
        verify(reader, "--key", "acme.pub").succeeded();
    }

    @Test
    void aPassphraseIsTypedUnseenAtATerminal() throws IOException {
        try (Terminal terminal = Terminal.in(work)) {
            terminal.type("unset ROADCASE_PASSPHRASE; clear; " + Launcher.program() + " keygen --out acme");
            terminal.await(screen -> screen.endsWith("New passphrase:"));
            terminal.type("streng").await(screen -> screen.endsWith("Once more:"));
            String screen = terminal.type("streng").await(shown -> shown.endsWith("ready>"));
            assertThat(screen).doesNotContain("streng");
        }
        assertThat(work.resolve("acme.key")).content().contains("BEGIN ENCRYPTED PRIVATE KEY");
        author.with("ROADCASE_PASSPHRASE", "streng")
                .run("prepare", "demo", "-o", "x.bundle", "--key", "acme.key", "--progress", "none")
                .succeeded();
    }

    private Ran verify(Launcher who, String... more) {
        return who.run(Stream.concat(Stream.of("verify", "x.bundle", "--progress", "none"), Stream.of(more))
                .toArray(String[]::new));
    }
}
