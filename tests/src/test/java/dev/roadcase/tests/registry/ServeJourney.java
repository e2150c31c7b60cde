package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.tests.parts.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bundle serve} as a process: what it prints, how it stops, what it refuses. */
@Timeout(600)
class ServeJourney {
    @TempDir
    Path folder;

    private Path bundle;
    private Path key;

    @BeforeEach
    void write() throws IOException {
        TestBundle written = new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", "a layer"));
        bundle = written.write(folder.resolve("test.bundle"));
        key = Files.write(folder.resolve("test.pub"), written.key().pem());
    }

    @Test
    void itSaysWhenItAnswersAndStopsWhenItIsTold() throws Exception {
        Process process = serve("--listen", "127.0.0.1:0", "--key", key.toString(), "--read-only");
        BufferedReader out = process.inputReader(UTF_8);
        String ready = out.readLine();
        assertThat(ready).matches("ready http://127\\.0\\.0\\.1:[0-9]+");
        HttpRequest request = HttpRequest.newBuilder(URI.create(ready.substring(6) + "/v2/acme/api/tags/list"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .isEqualTo("{\"name\":\"acme/api\",\"tags\":[\"1\"]}");
        process.toHandle().destroy();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(out.readLine()).isNull();
        assertThat(errors()).contains("trusted because it was given with --key").doesNotContain("error");
    }

    @Test
    void anOverlayIsForOneServer() throws Exception {
        Path overlay = Files.createDirectory(folder.resolve("test.bundle.overlay"));
        Process first = serve("--listen", "127.0.0.1:0", "--trust-embedded");
        assertThat(first.inputReader(UTF_8).readLine()).startsWith("ready");
        fails(6, "another server uses the overlay " + overlay, "--trust-embedded", "--listen", "127.0.0.1:0");
        Process reading = serve("--listen", "127.0.0.1:0", "--trust-embedded", "--read-only");
        assertThat(reading.inputReader(UTF_8).readLine()).startsWith("ready");
        first.destroyForcibly();
        reading.destroyForcibly();
    }

    @Test
    void aTakenPortIsSaidWithWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            fails(
                    6,
                    "127.0.0.1:" + taken.getLocalPort() + ": the port is taken",
                    "--trust-embedded",
                    "--listen",
                    "127.0.0.1:" + taken.getLocalPort());
        }
        assertThat(errors()).contains("AirPlay").contains("--listen");
    }

    @Test
    void aStrangersBundleIsNotServed() throws Exception {
        fails(4, "is not trusted here", "--listen", "127.0.0.1:0");
    }

    @Test
    void whatDoesNotFitTogetherIsUsage() throws Exception {
        fails(2, "not a size", "--overlay-limit", "many");
        fails(2, "not a network", "--push-from", "everybody");
        fails(2, "--tls-cert and --tls-key go together", "--tls-cert", key.toString());
        fails(2, "--expect goes with --client-ca", "--expect", "node-1");
        fails(2, "HOST:PORT", "--listen", "5000");
    }

    private void fails(int code, String why, String... words) throws Exception {
        Process process = serve(words);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.inputReader(UTF_8).readLine()).isNull();
        assertThat(process.exitValue()).as(errors()).isEqualTo(code);
        assertThat(errors()).contains(why);
        assertThat(errors().lines().count()).isLessThanOrEqualTo(3);
    }

    private Process serve(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(Launcher.program().toString(), "serve", bundle.toString()));
        all.addAll(List.of(words));
        ProcessBuilder process =
                new ProcessBuilder(all).redirectError(folder.resolve("errors").toFile());
        process.environment().put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
        return process.start();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }
}
