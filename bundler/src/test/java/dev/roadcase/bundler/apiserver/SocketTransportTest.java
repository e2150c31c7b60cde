package dev.roadcase.bundler.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Json;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that no real kubectl proxy gives on demand. */
class SocketTransportTest {
    @TempDir
    private Path folder;

    private final CompletableFuture<String> heard = new CompletableFuture<>();

    private ApiAnswer answered(String answer, Duration most) throws IOException {
        Path socket = folder.resolve("api");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(server, answer));
            try {
                return new SocketTransport(socket, most, "lab", "")
                        .send(ApiRequest.of("PATCH", "/api/v1/pods?a=b")
                                .with("a/b", Json.object().put("c", 1)));
            } finally {
                serving.cancel(true);
            }
        }
    }

    /** Nothing is answered where the answer is empty, and the connection stays. */
    private void serve(ServerSocketChannel server, String answer) {
        try (SocketChannel client = server.accept()) {
            ByteBuffer request = ByteBuffer.allocate(1000);
            client.read(request);
            heard.complete(new String(request.array(), 0, request.position(), StandardCharsets.UTF_8));
            if (answer.isEmpty()) {
                client.read(request);
            }
            client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            heard.completeExceptionally(e);
        }
    }

    @Test
    void anAnswerEndsWhereTheConnectionDoes() throws Exception {
        ApiAnswer answer =
                answered("HTTP/1.0 404 Not Found\r\nContent-Type: text/plain\r\n\r\nno", Duration.ofSeconds(9));
        assertThat(answer.isMissing()).isTrue();
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("no");
        assertThat(heard.get())
                .startsWith("PATCH /api/v1/pods?a=b HTTP/1.0\r\nHost: localhost\r\n")
                .contains("Content-Length: 7\r\n")
                .endsWith("Content-Type: a/b\r\n\r\n{\"c\":1}");
    }

    @Test
    void anAnswerThatWasCutIsNone() {
        for (String cut : new String[] {
            "HTTP/1.0 200 OK\r\nContent-Length: 9\r\n\r\n{}",
            "HTTP/1.0 200 OK\r\nContent-Le",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0"
        }) {
            assertThatThrownBy(() -> SocketAnswer.read(cut.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoeverDoesNotAnswerIsNotWaitedForLongerThanAgreed() {
        assertThatThrownBy(() -> answered("", Duration.ofMillis(200))).hasMessageContaining("no answer within 0.2 s");
    }
}
