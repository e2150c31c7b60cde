package dev.roadcase.bundler.doctor.computer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports, as Linux lists them. */
class ListeningPortsTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String ROW =
            "   %d: %s 00000000:0000 %s 00000000:00000000 00:00000000 00000000     0        0 %d 1 0 100 0 0 10 0\n";

    @TempDir
    Path root;

    private ListeningPorts ports() {
        return new ListeningPorts(new SystemFiles(root));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    @Test
    void whoListensIsNamedAndWhoOnlyTalksIsNot() throws IOException {
        write(
                "proc/net/tcp",
                HEAD + ROW.formatted(0, "00000000:0050", "0A", 11) + ROW.formatted(1, "0100007F:1388", "01", 12));
        write("proc/net/tcp6", HEAD + ROW.formatted(0, "0000000000000000000000000:192B", "0A", 13));
        write("proc/70/comm", "nginx\n");
        Files.createSymbolicLink(
                Files.createDirectories(root.resolve("proc/70/fd")).resolve("4"), Path.of("socket:[11]"));
        assertThat(ports().areKnown()).isTrue();
        assertThat(ports().among(Set.of(80, 5000, 6443))).isEqualTo(Map.of(80, "nginx", 6443, ""));
        assertThat(ports().among(Set.of(81))).isEmpty();
    }

    @Test
    void anotherSystemDoesNotSay() {
        assertThat(ports().areKnown()).isFalse();
        assertThat(ports().among(Set.of(80))).isEmpty();
    }
}
