package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.tls.ServerIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
class TlsTest {
    private static final TestImage IMAGE = TestImage.oci("{}", "a layer");

    @TempDir
    static Path shared;

    private static TestIdentity one;
    private static TestIdentity other;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() {
        one = TestIdentity.of("localhost", "EC", shared);
        other = TestIdentity.of("localhost", "EC", shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void anImageIsPulledOverTls(String algorithm) throws Exception {
        TestIdentity made = "EC".equals(algorithm) ? one : TestIdentity.of("localhost", algorithm, folder);
        try (Bundle bundle = bundle();
                WebServer server = serve(bundle, made)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + server.url().getPort() + "/v2/acme/api/manifests/1"))
                    .build();
            HttpResponse<byte[]> reply = HttpClient.newBuilder()
                    .sslContext(made.trusting())
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(server.url()).hasScheme("https");
            assertThat(reply.body()).isEqualTo(IMAGE.manifest());
            assertThat(reply.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void tls12IsSpokenToo() throws Exception {
        try (Bundle bundle = bundle();
                WebServer server = serve(bundle, one)) {
            assertThat(protocol(one, server, "TLSv1.2")).isEqualTo("TLSv1.2");
        }
    }

    @Test
    void aDamagedBlobIsCutOffOverTlsToo() throws Exception {
        byte[] layer = new byte[1_000_000];
        TestBundle written = new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", List.of(layer)));
        Path file = written.write(folder.resolve("damaged.bundle"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                Bundle bundle = Bundle.open(file, written.trust());
                WebServer server = serve(bundle, one)) {
            long place = bundle.blob(Digest.of(layer)).map(Entry::offset).orElseThrow();
            channel.write(ByteBuffer.wrap(new byte[] {1}), place);
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "https://localhost:" + server.url().getPort() + "/v2/acme/api/blobs/" + Digest.of(layer)))
                    .build();
            HttpClient client =
                    HttpClient.newBuilder().sslContext(one.trusting()).build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        assertThatThrownBy(() -> ServerIdentity.read(one.certificate(), other.key()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is not the key of the first certificate");
    }

    @Test
    void aKeyInAnotherFormIsRefusedWithTheCommandThatConvertsIt() throws Exception {
        Path old = Files.writeString(
                folder.resolve("old.key"), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        assertThatThrownBy(() -> ServerIdentity.read(one.certificate(), old))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.advice().orElse("")).contains("openssl pkcs8 -topk8 -nodes"));
        assertThatThrownBy(() -> ServerIdentity.read(old, one.key()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(old + " ");
        assertThatThrownBy(() -> ServerIdentity.read(folder.resolve("none"), one.key()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("there is no file");
    }

    private static String protocol(TestIdentity made, WebServer server, String protocol) throws Exception {
        try (SSLSocket socket = (SSLSocket) made.trusting()
                .getSocketFactory()
                .createSocket("127.0.0.1", server.url().getPort())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private Bundle bundle() {
        TestBundle written = new TestBundle().image("quay.io/acme/api:1", IMAGE);
        return Bundle.open(written.write(folder.resolve("test.bundle")), written.trust());
    }

    private static WebServer serve(Bundle bundle, TestIdentity made) {
        ServerIdentity identity = ServerIdentity.read(made.certificate(), made.key());
        return new Serving(new ListenAddress("127.0.0.1", 0), Optional.of(identity), Optional.empty(), Set.of())
                .start(bundle, Events.NONE);
    }
}
