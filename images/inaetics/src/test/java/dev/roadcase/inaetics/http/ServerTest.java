package dev.roadcase.inaetics.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roadcase.inaetics.event.Event;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
class ServerTest {
    private final List<Event> events = new ArrayList<>();
    private final byte[] large = new byte[2 << 20];
    private final CountDownLatch never = new CountDownLatch(1);
    private final Client client = new Client(Duration.ofMinutes(1));
    private boolean healthy = true;
    private Server server;

    @BeforeEach
    void start() throws IOException {
        Routes routes = new Routes(() -> healthy)
                .post("/echo", call -> Answer.message(call.body()))
                .get("/large", call -> Answer.message(large))
                .post("/number", call -> Answer.text(200, "" + call.number("value")))
                .get("/mistake", call -> {
                    throw new IllegalStateException("a secret");
                })
                .costlyGet("/costly", call -> {
                    never.await();
                    return Answer.nothing();
                })
                .post("/costly", call -> Answer.message(call.body()))
                .get("/slow", call -> {
                    never.await();
                    return Answer.nothing();
                });
        server = Server.start(new Address("127.0.0.1", 0), Set.of(), routes, events::add);
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.close();
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return new String(client.post(server.address().http(path), body.getBytes()));
    }

    @Test
    void answersWhatItIsAsked() throws Exception {
        assertThat(post("/echo", "hello")).isEqualTo("hello");
        assertThat(post("/number", "a=b&value=%2D3")).isEqualTo("-3\n");
    }

    @Test
    void refusesACallThatMakesNoSense() {
        assertThatIOException()
                .isThrownBy(() -> post("/number", "value=x"))
                .withMessageContaining("status 400, value is not a whole number");
        assertThatIOException().isThrownBy(() -> post("/number", "")).withMessageContaining("value is missing");
        assertThatIOException().isThrownBy(() -> post("/slow", "")).withMessageContaining("status 405");
        assertThatIOException()
                .isThrownBy(() -> client.get(server.address().http("/none")))
                .withMessageContaining("status 404");
    }

    private int statusFor(String origin) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address().http("/echo"))
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("hello"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void refusesWhatAPageOfAnotherHostAsks() throws Exception {
        assertThat(statusFor("http://" + server.address())).isEqualTo(200);
        assertThat(statusFor("http://elsewhere.example")).isEqualTo(403);
        assertThat(statusFor("http://127.0.0.1:1")).isEqualTo(403);
        assertThat(statusFor("null")).isEqualTo(403);
    }

    @Test
    void refusesWhatAPageAsksWhoseNamePointsHere() throws IOException {
        String to = "/echo HTTP/1.1\r\nConnection: close\r\nContent-Length: 5\r\nHost: elsewhere.example:8080\r\n";
        String from = "Origin: http://elsewhere.example:8080\r\n\r\nhello";
        try (Socket socket = new Socket("127.0.0.1", server.address().port())) {
            socket.getOutputStream().write(("POST " + to + from).getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes()))
                    .startsWith("HTTP/1.1 403")
                    .contains("IP address");
        }
    }

    @Test
    void refusesABodyThatIsTooLong() {
        assertThatIOException()
                .isThrownBy(() -> post("/echo", "x".repeat(Call.LARGEST_BODY + 1)))
                .withMessageContaining("status 400, a body of more than 65536 bytes");
    }

    @Test
    void aMistakeOfItsOwnIsLoggedAndNotTold() {
        assertThatIOException()
                .isThrownBy(() -> client.get(server.address().http("/mistake")))
                .withMessageContaining("status 500")
                .withMessageNotContaining("secret");
        assertThat(events).singleElement().extracting(Event::fact).asString().contains("a secret");
    }

    @Test
    void givesUpAfterHalfASecond() {
        assertThatIOException()
                .isThrownBy(() -> new Client().get(server.address().http("/slow")))
                .withMessageContaining("timed out");
    }

    /** Those who ask for what takes much memory wait for each other, and keep nobody else waiting. */
    @Test
    void answersOnlyAFewCostlyCallsAtOnce() throws Exception {
        HttpClient impatient = HttpClient.newHttpClient();
        HttpRequest costly =
                HttpRequest.newBuilder(server.address().http("/costly")).build();
        List<CompletableFuture<HttpResponse<String>>> calls = Stream.generate(
                        () -> impatient.sendAsync(costly, BodyHandlers.ofString()))
                .limit(Limits.COSTLY + 2)
                .toList();
        for (int refused = 0; refused < 2; ) {
            refused = (int) calls.stream().filter(CompletableFuture::isDone).count();
        }
        assertThat(post("/costly", "hello")).isEqualTo("hello");
        never.countDown();
        assertThat(calls)
                .extracting(call -> call.get().statusCode())
                .containsExactlyInAnyOrder(204, 204, 204, 503, 503);
        assertThat(impatient.send(costly, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }

    /** Whether one answers who has another address than those who keep the server waiting. */
    private String askFromElsewhere() throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.0.0.2", 0));
            socket.connect(server.address().resolve());
            socket.setSoTimeout(5000);
            socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".getBytes());
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nbegun",
                "POST /echo HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\nContent-Length: 9\r\n\r\nbegun",
                "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void aClientThatKeepsItWaitingDoesNotKeepOthersWaiting(String call) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int at = 0; at < 2 * Limits.THREADS; at++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.setReceiveBufferSize(1024);
                socket.connect(server.address().resolve());
                socket.getOutputStream().write(call.getBytes());
            }
            assertThat(askFromElsewhere()).isEqualTo("HTTP/1.1 200");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void saysWhetherItIsHealthy() {
        assertThatIOException()
                .isThrownBy(() -> client.get(server.address().http("/health")))
                .withMessageContaining("not JSON");
        healthy = false;
        assertThatIOException()
                .isThrownBy(() -> client.get(server.address().http("/health")))
                .withMessageContaining("status 503");
    }

    @Test
    void saysWhyItCannotListen() {
        assertThatIOException()
                .isThrownBy(() -> Server.start(server.address(), Set.of(), new Routes(() -> true), events::add))
                .withMessageStartingWith("cannot listen at " + server.address());
    }
}
