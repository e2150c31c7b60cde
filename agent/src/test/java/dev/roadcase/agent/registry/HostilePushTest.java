package dev.roadcase.agent.registry;

import static dev.roadcase.agent.registry.PushedImage.bytes;
import static dev.roadcase.agent.registry.PushedImage.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.registry.overlay.Pushing;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may do to a server that takes pushes, and the server goes on. */
@Tag("jdk")
class HostilePushTest {
    private static final byte[] BLOB = bytes("0123456789".repeat(1000));
    private static final String UPLOADS = "/v2/own/app/blobs/uploads/";

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void serve() {
        served = Served.of(
                new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", "a layer")),
                folder,
                Pushing.to(folder.resolve("overlay")));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void slowWritersKeepNobodyElseWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket("127.0.0.1", served.url().getPort());
                slow.add(socket);
                String path = i % 2 == 0 ? UPLOADS + "?digest=" + digest(BLOB) : "/v2/own/app/manifests/1";
                write(socket, head(i % 2 == 0 ? "POST" : "PUT", path, "Content-Length: 1000000") + "some");
            }
            PushedImage.push(served, "own/app", BLOB);
            PushedImage.of("{}", "layer").to(served, "own/app", "1");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(served.get("/v2/own/app/blobs/" + digest(BLOB)).response().body())
                .isEqualTo(BLOB);
    }

    @Test
    void aBodyThatIsShorterThanItsLengthIsKeptNowhere() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.url().getPort())) {
            write(socket, head("POST", UPLOADS + "?digest=" + digest(BLOB), "Content-Length: 10000") + "0123456789");
            socket.shutdownOutput();
            assertThat(first(socket)).matches("(HTTP/1.1 400)?");
        }
        assertThat(served.get("/v2/own/app/blobs/" + digest(BLOB)).status()).isEqualTo(404);
        requireNoUploads();
    }

    /** What follows is the next request, and none. */
    @Test
    void aBodyThatIsLongerThanItsLengthIsCut() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.url().getPort())) {
            byte[] ten = bytes("0123456789");
            write(
                    socket,
                    head("POST", UPLOADS + "?digest=" + digest(ten), "Content-Length: 10")
                            + "0123456789and more\r\n\r\n");
            assertThat(first(socket)).isEqualTo("HTTP/1.1 201");
        }
        assertThat(served.get("/v2/own/app/blobs/" + digest(bytes("0123456789")))
                        .text())
                .isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /v2/own/app/manifests/1", "PUT /v2/own/app/manifests/-1", "POST /v2/no/such/address"})
    void aBodyWithoutAnEndIsCutOff(String request) throws IOException {
        String[] words = request.split(" ");
        try (Socket socket = new Socket("127.0.0.1", served.url().getPort())) {
            write(socket, head(words[0], words[1], "Transfer-Encoding: chunked"));
            assertThat(endless(socket)).isNotEqualTo("HTTP/1.1 201");
        }
        assertThat(served.get("/v2/").status()).isEqualTo(200);
        requireNoUploads();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v2/../x/blobs/uploads/",
                "POST /v2/a/../../../b/blobs/uploads/",
                "POST /v2/a%2F..%2F..%2Fb/blobs/uploads/",
                "POST /v2/A/blobs/uploads/",
                "POST /v2/a+b/blobs/uploads/",
                "POST /v2/a=b/blobs/uploads/",
                "POST /v2/_/blobs/uploads/",
                "POST /v2/a//b/blobs/uploads/",
                "PUT /v2/own/app/manifests/..",
                "PUT /v2/own/app/manifests/a%2Fb",
                "PUT /v2/own/app/manifests/sha256:../../../../x",
                "DELETE /v2/own/app/blobs/sha256:..",
                "DELETE /v2/own/app/blobs/..",
            })
    void nothingLeavesTheStore(String request) throws IOException {
        String[] words = request.split(" ");
        try (Socket socket = new Socket("127.0.0.1", served.url().getPort())) {
            write(socket, head(words[0], words[1], "Content-Length: 2") + "{}");
            assertThat(first(socket)).matches("HTTP/1.1 40[04]");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> folder.relativize(file).toString()))
                    .allMatch(file -> List.of("", "test.bundle", "overlay", "overlay/lock", "overlay/uploads")
                            .contains(file));
        }
    }

    private void requireNoUploads() throws IOException {
        Path uploads = folder.resolve("overlay/uploads");
        for (int i = 0; i < 100 && Files.exists(uploads) && count(uploads) > 0; i++) {
            served.get("/v2/");
        }
        assertThat(Files.exists(uploads) ? count(uploads) : 0).isZero();
    }

    private static long count(Path uploads) throws IOException {
        try (Stream<Path> files = Files.list(uploads)) {
            return files.count();
        }
    }

    private static String head(String method, String path, String header) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + header + "\r\n\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String first(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    /** Sends until the server answers or has had enough, at most 64 MiB. */
    private static String endless(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try {
            for (int i = 0; i < 1024 && socket.getInputStream().available() == 0; i++) {
                out.write(chunk);
            }
            return first(socket);
        } catch (SocketException e) {
            return "closed";
        }
    }
}
