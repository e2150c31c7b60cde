package dev.roadcase.junio.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.junio.patience.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerTest {
    private static final byte[] FINE = "fine".getBytes(StandardCharsets.UTF_8);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private Server server;

    @BeforeEach
    void start() throws IOException {
        Routes routes = Routes.withStatus()
                .get("/", path -> Reply.of("text/plain", FINE))
                .get("/broken", path -> {
                    throw new IllegalStateException("oh");
                })
                .get("/slow", path -> {
                    asked.countDown();
                    released.await();
                    return Reply.of("text/plain", FINE);
                });
        server = Server.listen(0, routes, lines::add).start();
    }

    @AfterEach
    void close() {
        released.countDown();
        server.close();
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }

    /** The whole answer to a request as it stands. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(address().getAddress(), address().getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String path) throws IOException {
        Fetch fetch = new Fetch(address(), "test:1", Duration.ofSeconds(5));
        return new String(fetch.get(path, Deadline.in(Duration.ofSeconds(20))), StandardCharsets.UTF_8);
    }

    @Test
    void eachRequestLeavesALineOfTheCombinedLogFormat() throws IOException {
        exchange("GET /status?x=%22 HTTP/1.1\r\nHost: a\r\nReferer: http://b/\r\nUser-Agent: c\"\u00e9\\d\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(lines)
                .singleElement()
                .asString()
                .matches("127\\.0\\.0\\.1 - - \\[[0-3][0-9]/[A-Z][a-z]{2}/20[0-9]{2}:[0-9:]{8} \\+0000] "
                        + "\"GET /status\\?x=%22 HTTP/1\\.1\" 200 11 \"http://b/\" \"c\\\\\"\\\\xe9\\\\\\\\d\"");
    }

    @Test
    void aRequestWithoutAUserAgentIsAsGoodAsAnyOther() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("\r\n\r\nfine");
        assertThat(lines).singleElement().asString().endsWith("\"GET / HTTP/1.1\" 200 4 \"-\" \"-\"");
    }

    @Test
    void everyServiceSaysThatItRuns() throws IOException {
        assertThat(get("/status")).isEqualTo("{\"ok\":true}");
    }

    @Test
    void whatIsNotThereOrNotAllowedOrBrokenIsSaidSo() throws IOException {
        assertThat(exchange("GET /x HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .contains("there is nothing at /x");
        assertThat(exchange("DELETE / HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, HEAD");
        assertThat(exchange("GET /broken HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 500");
        assertThat(exchange("HEAD / HTTP/1.0\r\n\r\n"))
                .contains("Content-length: 4")
                .endsWith("\r\n\r\n");
        assertThat(lines).hasSize(4);
    }

    @Test
    void whoStopsAnswersWhatIsUnderWayAndWhatStillComes() throws Exception {
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> unchecked("/slow"));
        asked.await();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stop(Duration.ofMillis(300)));
        Thread.sleep(100);
        assertThat(exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
                .contains("Connection: close")
                .endsWith("fine");
        assertThat(stopped).isNotDone();
        released.countDown();
        assertThat(slow.get()).isEqualTo("fine");
        stopped.get();
    }

    private String unchecked(String path) {
        try {
            return get(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop(Duration stillAsked) {
        try {
            server.stop(stillAsked);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
