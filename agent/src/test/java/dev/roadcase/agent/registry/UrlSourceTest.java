package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.TestKey;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.extraction.FileExtraction;
import dev.roadcase.agent.archive.source.UrlSource;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that are read from the server that serves them. */
@Tag("jdk")
class UrlSourceTest {
    private static final byte[] TOOL = noise(9 << 20);

    @TempDir
    Path folder;

    private TestBundle written;
    private Path file;

    @BeforeEach
    void write() {
        written = new TestBundle()
                .image("quay.io/acme/api:1", TestImage.oci("{}", List.of(noise(1 << 20))), "node")
                .file("/opt/bin/tool", TOOL, "node")
                .file("/etc/empty", new byte[0], "node");
        file = written.write(folder.resolve("test.bundle"));
    }

    @Test
    void itIsTheFileByteForByte() throws IOException {
        try (Served served = serve();
                UrlSource source = open(served.url().toString())) {
            ByteBuffer all = ByteBuffer.allocate((int) Files.size(file) + 1);
            assertThat(source.size()).isEqualTo(Files.size(file));
            assertThat(source.read(all, 0)).isEqualTo((int) Files.size(file));
            assertThat(all.flip()).isEqualTo(ByteBuffer.wrap(Files.readAllBytes(file)));
        }
    }

    @Test
    void itOpensVerifiesAndGivesItsFiles() {
        try (Served served = serve();
                Bundle bundle = new Verification(open(served.url().toString()), written::trust, Events.NONE, 3).run()) {
            assertThat(bundle.file()).isEqualTo(served.url().toString());
            assertThat(takeOut(bundle)).hasBinaryContent(TOOL);
        }
    }

    @Test
    void anIndexLargerThanAPartIsReadWhole() {
        TestBundle large = new TestBundle().annotate("padding", "x".repeat(3 << 20));
        Path other = large.write(folder.resolve("large.bundle"));
        try (Served served = Served.of(Bundle.open(other, large.trust()));
                Bundle bundle = Bundle.open(open(served.url().toString()), large.trust())) {
            assertThat(bundle.indexDigest()).isEqualTo(digestOfIndex(other, large));
        }
    }

    @Test
    void anotherSignersBundleIsRefused() {
        try (Served served = serve()) {
            assertThatThrownBy(() -> Bundle.open(
                            open(served.url().toString()), TestKey.make().trust()))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC));
        }
    }

    @Test
    void aConnectionThatIsCutAgainAndAgainIsMadeAnew() throws IOException {
        try (Served served = serve();
                CuttingProxy proxy = new CuttingProxy(served.url(), 5 << 19);
                Bundle bundle = Bundle.open(open(proxy.url()), written.trust())) {
            assertThat(takeOut(bundle)).hasBinaryContent(TOOL);
            assertThat(proxy.cuts()).isPositive();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> open("http://127.0.0.1:" + port))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM))
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entries\":[{\"name\":\"../etc/passwd\",\"size\":1}]}",
                "{\"entries\":[{\"name\":\"index.json\",\"size\":-1}]}",
                "{\"entries\":[{\"name\":\"index.json\",\"size\":9223372036854775807}]}",
                "{\"entries\":[{\"name\":\"index.json\",\"size\":1e400}]}",
                "{\"entries\":[7]}",
                "[]",
                "not JSON",
            })
    void aListOfEntriesThatCannotBeIsRefused(String list) throws IOException {
        HttpServer liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        liar.createContext("/bundle/entries.json", exchange -> {
            byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        liar.start();
        try {
            assertThatThrownBy(
                            () -> open("http://127.0.0.1:" + liar.getAddress().getPort()))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC));
        } finally {
            liar.stop(0);
        }
    }

    @Test
    void aDocumentWithoutAnEndIsNotRead() throws IOException {
        HttpServer endless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endless.createContext("/bundle/entries.json", exchange -> {
            exchange.sendResponseHeaders(200, 1L << 40);
            exchange.getResponseBody().write(new byte[1 << 10]);
            exchange.close();
        });
        endless.start();
        try {
            assertThatThrownBy(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                            Duration.ofSeconds(60),
                            () -> open(
                                    "http://127.0.0.1:" + endless.getAddress().getPort())))
                    .isInstanceOf(Problem.class);
        } finally {
            endless.stop(0);
        }
    }

    @Test
    void theUrlOfAnotherServerIsSaidToBeOne() {
        try (Served served = serve()) {
            assertThatThrownBy(() -> open(served.url() + "/elsewhere"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("HTTP 404");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:secret@host", "http://host/?token=secret", "ftp://host", "http:///secret"})
    void whatIsNoSuchUrlIsRefusedWithoutBeingRepeated(String url) {
        assertThatThrownBy(() -> open(url)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(problem.getMessage()).doesNotContain("secret");
        });
    }

    private static Digest digestOfIndex(Path file, TestBundle written) {
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            return bundle.indexDigest();
        }
    }

    private Served serve() {
        return Served.of(Bundle.open(file, written.trust()));
    }

    private static UrlSource open(String url) {
        return UrlSource.open(url, Optional.empty(), Optional.empty());
    }

    private Path takeOut(Bundle bundle) {
        BundledFile tool = new Contents(bundle).files().get(0);
        return new FileExtraction(bundle, folder.resolve("root")).file(tool);
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }
}
