package dev.roadcase.agent.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.registry.Served;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
class HostileTest {
    private static final byte[] LARGE = new byte[16 << 20];
    private static final TestImage IMAGE = TestImage.oci("{}", List.of(LARGE));
    private static final String BLOB = "/v2/acme/api/blobs/" + dev.roadcase.agent.format.Digest.of(LARGE);

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void serve() {
        served = Served.of(new TestBundle().image("quay.io/acme/api:1", IMAGE), folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/../../etc/passwd/manifests/1",
                "/v2/acme/../api/manifests/1",
                "/v2/acme%2Fapi/manifests/1",
                "/v2/acme%2e%2e/api/manifests/1",
                "/v2/acme/api%00/manifests/1",
                "/v2/acme/api/manifests/1%0d%0aX-Injected:%201",
                "/v2/acme/api/manifests/..%2f..%2findex.json",
                "/v2/acme//api/manifests/1",
                "/v2//manifests/1",
                "/v2/manifests/1",
                "/v2/ACME/api/manifests/1",
                "/v2/acme/api/blobs/sha256:../../index.json",
                "/v2/acme/api/blobs/index.json",
                "/v2/acme/api/tags/other",
                "/v2/acme/api/other/1",
                "//v2/acme/api/manifests/1",
                "/index.json",
                "/bundle/",
                "/bundle/../index.json",
                "/bundle/blobs/sha256/..",
                "/api/other",
            })
    void aPathThatIsNoneGetsAnErrorInTheSpecsForm(String path) throws IOException {
        String reply = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(reply).matches("(?s)HTTP/1.1 40[04] .*\\{\"errors\":\\[\\{\"code\":.*");
        assertThat(reply.lines()).noneMatch(line -> line.startsWith("X-Injected"));
    }

    @Test
    void headersThatAClientSendsDoNotComeBack() throws IOException {
        String reply = raw("GET /v2/acme/api/tags/list?n=0&ns=quay.io%0d%0aX-Injected:%201 HTTP/1.1\r\nHost: x\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(reply).startsWith("HTTP/1.1 404");
        assertThat(reply.lines()).noneMatch(line -> line.startsWith("X-Injected"));
    }

    @Test
    void hugeNamesAreRefused() throws IOException {
        String name = "a/".repeat(200) + "b";
        assertThat(served.get("/v2/" + name + "/manifests/1").text()).contains("NAME_INVALID");
        String huge = "a".repeat(20_000);
        assertThat(raw("GET /v2/" + huge + "/manifests/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(served.get("/v2/").status()).isEqualTo(200);
    }

    @Test
    void endlessHeadersEndTheConnectionAndNotTheServer() throws IOException {
        StringBuilder request = new StringBuilder("GET /v2/ HTTP/1.1\r\n");
        for (int i = 0; i < 300; i++) {
            request.append("X-").append(i).append(": ").append(i).append("\r\n");
        }
        assertThat(raw(request.append("\r\n").toString())).doesNotContain("200 OK");
        assertThat(served.get("/v2/").status()).isEqualTo(200);
    }

    /** What docker, podman and skopeo send first, before they fall back to plain HTTP. */
    @Test
    void aTlsGreetingIsAnsweredAtOnceInPlainText() throws IOException {
        long began = System.nanoTime();
        assertThat(raw("\u0016\u0003\u0001\u0000\u00a5\u0001\u0000")).startsWith("HTTP/1.1 400");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isLessThan(ServerLimits.WAITS.longest().dividedBy(2));
    }

    @Test
    void oneConnectionAnswersManyRequests() throws IOException {
        String one = "HEAD " + BLOB + " HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /v2/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        String replies = raw(one.repeat(3) + last);
        assertThat(replies.split("HTTP/1.1 200 OK", -1)).hasSize(5);
    }

    @Test
    void clientsThatDoNotReadKeepNobodyElseWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < ServerLimits.THREADS / 2; i++) {
                Socket socket = new Socket("127.0.0.1", served.url().getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("GET " + BLOB + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(served.get(BLOB).response().body()).hasSize(LARGE.length);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.url().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return read(socket.getInputStream());
        }
    }

    /** What comes until the end or, where the server had enough and cut the connection, until then. */
    private static String read(InputStream in) {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (IOException e) {
            text.append("\n[").append(e.getMessage()).append("]");
        }
        return text.toString();
    }
}
