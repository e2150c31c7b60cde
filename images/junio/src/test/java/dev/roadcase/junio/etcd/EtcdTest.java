package dev.roadcase.junio.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EtcdTest {
    private static final String KEY = "{\"action\":\"get\",\"node\":{\"key\":\"/a\",\"value\":\"b\",\"ttl\":5}}";
    private static final URI DEAD = URI.create("http://127.0.0.1:1");

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    /** A member that answers every request with this. */
    private URI member(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        server.createContext("/", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + form);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return address;
    }

    private static Etcd etcd(URI... members) throws IOException {
        return Etcd.of(List.of(members), Optional.empty());
    }

    @Test
    void keysAreReadWrittenAndRemoved() throws Exception {
        Etcd etcd = etcd(member(200, KEY));
        assertThat(etcd.read("/a").orElseThrow().value()).isEqualTo("b");
        assertThat(etcd.read("/a").orElseThrow().ttl()).hasValue(5);
        etcd.write("/a", "{\"host\":\"x &=\"}");
        etcd.remove("/a");
        assertThat(asked)
                .containsExactly(
                        "GET /v2/keys/a?recursive=true ",
                        "GET /v2/keys/a?recursive=true ",
                        "PUT /v2/keys/a value=%7B%22host%22%3A%22x+%26%3D%22%7D",
                        "DELETE /v2/keys/a?recursive=true ");
    }

    @Test
    void whereThereIsNoKeyThereIsNone() throws Exception {
        assertThat(etcd(member(404, "{\"errorCode\":100,\"message\":\"Key not found\"}"))
                        .read("/a"))
                .isEmpty();
    }

    @Test
    void anotherMemberIsAskedAndTheDeadOneLastFromThenOn() throws Exception {
        URI failing = member(500, "{\"errorCode\":300,\"message\":\"Raft Internal Error\"}");
        Etcd etcd = etcd(DEAD, failing, member(200, KEY));
        assertThat(etcd.read("/a")).isPresent();
        assertThat(etcd.read("/a")).isPresent();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aMemberThatSaysNothingCostsLessThanASecond() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Etcd etcd = etcd(URI.create("http://127.0.0.1:" + silent.getLocalPort()), member(200, KEY));
            long start = System.nanoTime();
            assertThat(etcd.read("/a")).isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void whereAllAreDeadItSaysWhichAndWhy() throws IOException {
        Etcd etcd = etcd(DEAD);
        assertThatIOException()
                .isThrownBy(() -> etcd.read("/a"))
                .withMessageStartingWith("etcd at http://127.0.0.1:1: ");
    }

    @Test
    void anEtcdWithoutItsV2ApiIsNamedSo() throws IOException {
        for (String body : List.of("404 page not found", "{}")) {
            Etcd etcd = etcd(member(404, body));
            assertThatIOException()
                    .isThrownBy(() -> etcd.read("/a"))
                    .withMessageEndingWith("it has no v2 API, which needs --enable-v2");
        }
        Etcd other = etcd(member(200, "<html>"));
        assertThatIOException().isThrownBy(() -> other.read("/a")).withMessageContaining("not JSON");
    }

    @Test
    void whatEtcdWillNotDoIsNotAskedOfTheNext() throws IOException {
        String refusal = "{\"errorCode\":104,\"message\":\"Not a directory\"}";
        Etcd etcd = etcd(member(400, refusal), member(400, refusal));
        assertThatThrownBy(() -> etcd.write("/a/b", "c"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Not a directory");
        assertThat(asked).hasSize(1);
    }

    @Test
    void theOtherMembersAreLearned() throws Exception {
        URI other = member(200, KEY);
        URI first =
                member(200, "{\"members\":[{\"clientURLs\":[\"" + other + "\",\"unix://x\"]},{\"clientURLs\":[]}]}");
        Etcd etcd = etcd(first);
        etcd.learnMembers();
        servers.get(1).stop(0);
        assertThat(etcd.read("/a")).isPresent();
    }
}
