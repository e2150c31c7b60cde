package dev.roadcase.bundler.ssh;

import static com.jcraft.jsch.HostKeyRepository.CHANGED;
import static com.jcraft.jsch.HostKeyRepository.NOT_INCLUDED;
import static com.jcraft.jsch.HostKeyRepository.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostKeysTest {
    private static final byte[] MINE = key("ssh-ed25519", 1);

    private static final byte[] OTHER = key("ssh-ed25519", 2);
    private static final byte[] OF_ANOTHER_TYPE = key("ssh-rsa", 3);

    @TempDir
    private Path folder;

    private final List<HostIdentity> unknown = new ArrayList<>();

    private static byte[] key(String type, int fill) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            out.writeInt(name.length);
            out.write(name);
            out.writeInt(32);
            for (int i = 0; i < 32; i++) {
                out.write(fill);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KnownHostKeys known() {
        return new KnownHostKeys(folder.resolve("show/known_hosts"), folder.resolve("user_known_hosts"));
    }

    private int check(String host, byte[] key) {
        return known().repository(unknown::add).check(host, key);
    }

    @Test
    void whomNobodyKnowsIsHeardOf() {
        assertThat(check("rack-7", MINE)).isEqualTo(NOT_INCLUDED);
        assertThat(unknown).containsExactly(HostIdentity.of("rack-7", MINE));
        assertThat(unknown.get(0).type()).isEqualTo("ssh-ed25519");
        assertThat(unknown.get(0).fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
    }

    @Test
    void whoIsPinnedIsKnownAgainAndNobodyElseInTheSamePlace() throws IOException {
        known().pin(List.of(HostIdentity.of("rack-7", MINE)));
        known().pin(List.of(HostIdentity.of("[rack-7]:2222", OTHER)));
        assertThat(check("rack-7", MINE)).isEqualTo(OK);
        assertThat(check("[rack-7]:2222", OTHER)).isEqualTo(OK);
        assertThat(check("rack-7", OTHER)).isEqualTo(CHANGED);
        assertThat(Files.getPosixFilePermissions(folder.resolve("show/known_hosts"))
                        .toString())
                .doesNotContain("GROUP", "OTHERS");
    }

    /** Else whoever stands between would only have to offer a type that was not seen yet. */
    @Test
    void aKeyOfAnotherTypeIsAnotherKey() {
        known().pin(List.of(HostIdentity.of("rack-7", MINE)));
        assertThat(check("rack-7", OF_ANOTHER_TYPE)).isEqualTo(CHANGED);
        assertThat(unknown).isEmpty();
    }

    @Test
    void whomTheUserKnowsByAHashedNameIsKnown() throws Exception {
        Path file = folder.resolve("user_known_hosts");
        Files.writeString(file, HostIdentity.of("rack-7", MINE).line());
        Process hash = new ProcessBuilder("ssh-keygen", "-H", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(hash.waitFor()).isZero();
        assertThat(Files.readString(file)).doesNotContain("rack-7");
        assertThat(check("rack-7", MINE)).isEqualTo(OK);
        assertThat(check("rack-7", OTHER)).isEqualTo(CHANGED);
        assertThat(check("rack-8", MINE)).isEqualTo(NOT_INCLUDED);
    }

    @Test
    void authoritiesSayNothingOfAHostsOwnKeyAndARevokedKeyIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("user_known_hosts"),
                "@cert-authority rack-7,rack-8 " + keyWords(OTHER) + "@revoked rack-8 " + keyWords(MINE));
        assertThat(check("rack-7", MINE)).isEqualTo(NOT_INCLUDED);
        assertThat(check("rack-8", MINE)).isEqualTo(CHANGED);
    }

    private static String keyWords(byte[] key) {
        HostIdentity host = HostIdentity.of("host", key);
        return host.type() + " " + host.key() + "\n";
    }

    /** The show's word does not outweigh the user's. */
    @Test
    void bothFilesHaveToAgree() throws IOException {
        Files.writeString(
                folder.resolve("user_known_hosts"),
                HostIdentity.of("rack-7", OTHER).line());
        known().pin(List.of(HostIdentity.of("rack-7", MINE)));
        assertThat(check("rack-7", MINE)).isEqualTo(CHANGED);
    }
}
