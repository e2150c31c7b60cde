package dev.roadcase.junio.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roadcase.junio.patience.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchTest {
    /** What is got from a server that says this, a byte each so many milliseconds, and hangs up. */
    private static String got(String answer, int pause, Duration patience) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> say(server, answer, pause));
            thread.setDaemon(true);
            thread.start();
            Fetch fetch =
                    new Fetch((InetSocketAddress) server.getLocalSocketAddress(), "date:7001", Duration.ofSeconds(5));
            return new String(fetch.get("/date", Deadline.in(patience)), StandardCharsets.UTF_8);
        }
    }

    private static void say(ServerSocket server, String answer, int pause) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[4096]);
            OutputStream out = socket.getOutputStream();
            for (byte one : answer.getBytes(StandardCharsets.UTF_8)) {
                Thread.sleep(pause);
                out.write(one);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String got(String answer) throws IOException {
        return got(answer.replace("|", "\r\n"), 0, Duration.ofSeconds(5));
    }

    @Test
    void bodiesOfEachKindAreRead() throws IOException {
        assertThat(got("HTTP/1.1 200 OK|content-length: 2||okmore")).isEqualTo("ok");
        assertThat(got("HTTP/1.0 200 OK||all of it")).isEqualTo("all of it");
        assertThat(got("HTTP/1.1 200 OK|Transfer-Encoding: chunked||3;x=y|abc|A|0123456789|0||"))
                .isEqualTo("abc0123456789");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "''#ended without an answer",
                "HTTP/1.1 200#ended without an answer",
                "HTTP/1.1 503 Unavailable||no#status 503",
                "SSH-2.0-OpenSSH|#not HTTP",
                "HTTP/1.1 200 OK|Content-Length: 9||short#ended in the middle",
                "HTTP/1.1 200 OK|Content-Length: 99999999||x#too large",
                "HTTP/1.1 200 OK|Content-Length: -1||x#too large",
                "HTTP/1.1 200 OK|Content-Length: x||x#no size",
                "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|abc#ended in the middle",
            })
    void whatIsNoAnswerFails(String answer, String why) {
        assertThatIOException()
                .isThrownBy(() -> got(answer))
                .withMessageStartingWith("get http://date:7001/date: ")
                .withMessageContaining(why);
    }

    @Test
    void aServerThatDripsIsNotWaitedFor() {
        long start = System.nanoTime();
        assertThatIOException()
                .isThrownBy(() -> got("HTTP/1.1 200 OK\r\n\r\nxxxxxxxxxxxxxxx", 100, Duration.ofMillis(400)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
