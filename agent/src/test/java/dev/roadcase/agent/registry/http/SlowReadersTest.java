package dev.roadcase.agent.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.registry.Served;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time keep nobody else waiting. */
@Tag("jdk")
@Timeout(60)
class SlowReadersTest {
    private static final byte[] LARGE = new byte[16 << 20];
    private static final String BLOB = "/v2/acme/api/blobs/" + Digest.of(LARGE);
    private static final String GET = "GET " + BLOB + " HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final List<Socket> slow = new ArrayList<>();
    private Served served;

    @BeforeEach
    void serve() {
        served = Served.of(new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", List.of(LARGE))), folder);
        assertThat(served.get(BLOB).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
        served.close();
    }

    @Test
    void sixtyFourThatReadNothingAreNotWaitedFor() throws IOException {
        beginSixtyFour();
        assertThat(answered()).isLessThan(SOON);
        assertThat(answered()).isLessThan(SOON);
    }

    @Test
    void sixtyFourThatDoNotEndTheirRequestAreNotWaitedFor() throws Exception {
        for (int i = 0; i < ServerLimits.THREADS; i++) {
            begin("GET /v2/ HTTP/1.1\r\nHost:");
        }
        Thread.sleep(200);
        assertThat(answered()).isLessThan(SOON);
    }

    /** Three times as many as may wait: those that have taken nothing for longest are dropped. */
    @Test
    void aCrowdThatReadsNothingKeepsNobodyOutForLong() throws IOException {
        for (int i = 0; i < 4 * ServerLimits.THREADS; i++) {
            begin(GET);
        }
        assertThat(answered()).isLessThan(Duration.ofSeconds(10));
        assertThat(answered()).isLessThan(SOON.multipliedBy(3));
    }

    @Test
    void whoReadsSlowlyGetsAllOfIt() throws Exception {
        beginSixtyFour();
        try (Socket presenter = new Socket("127.0.0.1", served.url().getPort())) {
            String last = GET.replace("Host: x", "Host: x\r\nConnection: close");
            presenter.getOutputStream().write(last.getBytes(StandardCharsets.US_ASCII));
            InputStream in = presenter.getInputStream();
            in.readNBytes(100 << 10);
            Thread.sleep(1000);
            assertThat(in.readAllBytes()).hasSizeGreaterThan(LARGE.length - (100 << 10));
        }
    }

    /** Returns when each has the first byte of its answer. */
    private void beginSixtyFour() throws IOException {
        for (int i = 0; i < ServerLimits.THREADS; i++) {
            begin(GET);
        }
        for (Socket socket : slow) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    private Duration answered() {
        long began = System.nanoTime();
        assertThat(served.get("/v2/acme/api/manifests/1").status()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void begin(String request) throws IOException {
        Socket socket = connect();
        slow.add(socket);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** With a small window, as on a bad link. */
    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", served.url().getPort()));
        return socket;
    }
}
