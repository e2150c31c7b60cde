package dev.roadcase.bundler.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.file.FileClient;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.remote.retry.Retries;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
    private static final byte[] MANIFEST =
            ImageManifest.artifact("application/x", List.of()).bytes();
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .signedBy(AUTHORITY)
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .build();

    private final FakeHost host = FakeHost.plain();
    private final FakeHost secure = FakeHost.secure(
            new HandshakeCertificates.Builder().heldCertificate(SERVER).build().sslSocketFactory());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        host.close();
        secure.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0 400 Bad Request\r\n\r\n", ""})
    void aHostThatIsNotNamedIsSpokenToOverHttpsEvenOnThisMachine(String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            String name = "localhost:" + server.getLocalPort();
            Thread speaker = new Thread(() -> answerAll(server, answer), "speaks plain text");
            speaker.setDaemon(true);
            speaker.start();
            Problem problem = catchThrowableOfType(
                    Problem.class,
                    () -> new RegistryClient(HostSettings.BARE).manifest(Reference.parse(name + "/acme/api:2.3")));
            assertThat(problem).hasMessageContaining(name + " does not speak HTTPS");
            assertThat(problem.advice().orElseThrow()).contains("--plain-http " + name);
            assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM);
        }
    }

    @Test
    void aFileIsNotFetchedOverPlainHttpFromAHostThatIsNotNamed() {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> new FileClient(HostSettings.BARE).probe(host.url("/a.iso")));
        assertThat(problem).hasMessageContaining(host.name() + " may be spoken to over HTTPS only");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(host.questions()).isZero();
    }

    @Test
    void aPrivateAuthorityIsTrustedForTheHostInWhoseFolderItStands() throws IOException {
        Path certificates = Files.createDirectories(folder.resolve(secure.name()));
        Files.writeString(certificates.resolve("ca.crt"), AUTHORITY.certificatePem());
        secure.answers(MANIFEST);
        assertThat(client().manifest(secure.reference("acme/api:2.3")).bytes()).isEqualTo(MANIFEST);
    }

    @Test
    void aPrivateAuthorityIsNotTrustedForOtherHosts() throws IOException {
        Path certificates = Files.createDirectories(folder.resolve("elsewhere:5000"));
        Files.writeString(certificates.resolve("ca.crt"), AUTHORITY.certificatePem());
        Problem problem =
                catchThrowableOfType(Problem.class, () -> client().manifest(secure.reference("acme/api:2.3")));
        assertThat(problem).hasMessageContaining("the certificate of " + secure.name() + " is not one to trust");
        assertThat(problem.advice().orElseThrow()).contains("/etc/docker/certs.d/" + secure.name() + "/ca.crt");
    }

    @Test
    void aCertificateThatIsNoneIsNamedByItsFile() throws IOException {
        Path certificates = Files.createDirectories(folder.resolve(secure.name()));
        Files.write(certificates.resolve("ca.crt"), "-----BEGIN CERTIFICATE-----\nhm".getBytes(UTF_8));
        assertThat(catchThrowableOfType(Problem.class, () -> client().manifest(secure.reference("acme/api:2.3"))))
                .hasMessageContaining(certificates.resolve("ca.crt").toString());
    }

    @Test
    void aPortThatNobodyListensAtIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        RegistryClient client = new RegistryClient(HostSettings.BARE);
        assertThat(catchThrowableOfType(
                        Problem.class, () -> client.manifest(Reference.parse("localhost:" + port + "/acme/api:2.3"))))
                .hasMessageContainingAll(
                        "fetch the manifest of localhost:" + port + "/acme/api:2.3 failed",
                        "localhost:" + port + " does not take connections",
                        "tried https://localhost:" + port + "/v2/acme/api/manifests/2.3");
    }

    @Test
    void aNameWithoutAnAddressIsSaidToBeOne() {
        assertThat(catchThrowableOfType(
                        Problem.class,
                        () -> new RegistryClient(HostSettings.BARE)
                                .manifest(Reference.parse("registry.invalid/acme/api:2.3"))))
                .hasMessageContaining("no address is known for registry.invalid");
    }

    @Test
    void aRedirectToAnotherHostDoesNotCarryTheToken() throws IOException {
        try (FakeHost storage = FakeHost.plain()) {
            host.answers(redirect(storage.url("/bytes?signature=hush")));
            storage.answers(MANIFEST);
            Connections connections = Connections.impatient(host.settings().withPlainHttp(storage.name()));
            Request request = new Request.Builder()
                    .url(host.url("/x").toString())
                    .header("Authorization", "Bearer hush")
                    .build();
            connections.exchanges().send(request, "fetch it").close();
            assertThat(host.asked().getHeaders().get("Authorization")).isEqualTo("Bearer hush");
            assertThat(storage.asked().getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void aRedirectOnTheSameHostKeepsTheToken() {
        host.answers(redirect(host.url("/y"))).answers(MANIFEST);
        Request request = new Request.Builder()
                .url(host.url("/x").toString())
                .header("Authorization", "Bearer mine")
                .build();
        Connections.impatient(host.settings())
                .exchanges()
                .send(request, "fetch it")
                .close();
        host.asked();
        assertThat(host.asked().getHeaders().get("Authorization")).isEqualTo("Bearer mine");
    }

    @Test
    void whatIsAskedIsToldWithoutItsSecrets() {
        List<Event> events = new ArrayList<>();
        host.answers(404, "");
        Request request = new Request.Builder()
                .url(host.url("/a?token=hush").toString())
                .header("Authorization", "Bearer hush")
                .header("Range", "bytes=5-")
                .build();
        new Connections(host.settings(), Retries.none(), events::add)
                .exchanges()
                .send(request, "fetch it")
                .close();
        assertThat(events)
                .containsExactly(new Event.Requested("GET " + host.url("/a") + " (bytes=5-)", "\"status 404\""));
    }

    @Test
    void aRedirectFromHttpsToPlainHttpIsRefusedEvenToANamedHost() throws IOException {
        Path certificates = Files.createDirectories(folder.resolve(secure.name()));
        Files.writeString(certificates.resolve("ca.crt"), AUTHORITY.certificatePem());
        secure.answers(redirect(host.url("/bytes?signature=hush")));
        Problem problem =
                catchThrowableOfType(Problem.class, () -> client().manifest(secure.reference("acme/api:2.3")));
        assertThat(problem).hasMessageContaining("redirects to plain HTTP at " + host.name());
        assertThat(problem.getMessage()).doesNotContain("hush");
        assertThat(host.questions()).isZero();
    }

    @Test
    void aRedirectToAPlainHostThatIsNotNamedIsRefused() {
        try (FakeHost storage = FakeHost.plain()) {
            host.answers(redirect(storage.url("/bytes")));
            Problem problem =
                    catchThrowableOfType(Problem.class, () -> host.client().manifest(host.reference("acme/api:2.3")));
            assertThat(problem).hasMessageContaining("redirects to plain HTTP at " + storage.name());
            assertThat(problem.advice())
                    .contains("if plain HTTP is meant there too, name it: --plain-http " + storage.name());
            assertThat(storage.questions()).isZero();
        }
    }

    @Test
    void redirectsInACircleEnd() {
        for (int n = 0; n < 20; n++) {
            host.answers(redirect(host.url("/again")));
        }
        assertThat(catchThrowableOfType(Problem.class, () -> host.client().manifest(host.reference("acme/api:2.3"))))
                .hasMessageContaining("redirects more than 10 times");
    }

    @Test
    void aRedirectToNowhereIsRefused() {
        host.answers(new MockResponse.Builder().code(302).setHeader("Location", "file:///etc/passwd?hush"));
        Problem problem =
                catchThrowableOfType(Problem.class, () -> host.client().manifest(host.reference("acme/api:2.3")));
        assertThat(problem).hasMessageContaining("no URL of the web: \"file:///etc/passwd\"");
    }

    /** As servers without TLS do: they read what they take for a line, answer, and hang up. */
    private static void answerAll(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                int read = socket.getInputStream().read(new byte[16 << 10]);
                assertThat(read).isPositive();
                socket.getOutputStream().write(answer.getBytes(UTF_8));
            } catch (IOException closed) {
                // The test has ended, or the client has gone.
            }
        }
    }

    private RegistryClient client() {
        return new RegistryClient(HostSettings.BARE
                .withPlainHttp(host.name())
                .withCertificateFolders(List.of(folder))
                .withStall(Duration.ofMinutes(1)));
    }

    private static MockResponse.Builder redirect(URI target) {
        return new MockResponse.Builder().code(307).setHeader("Location", target.toString());
    }
}
