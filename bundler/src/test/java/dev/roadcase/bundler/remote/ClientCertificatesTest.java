package dev.roadcase.bundler.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.TransientFailure;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.remote.retry.Retries;
import dev.roadcase.bundler.remote.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that lets in only who shows a certificate. */
@Tag("jdk")
class ClientCertificatesTest {
    private static final byte[] MANIFEST =
            ImageManifest.artifact("application/x", List.of()).bytes();
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .signedBy(AUTHORITY)
            .addSubjectAlternativeName("localhost")
            .build();
    private static final HeldCertificate CLIENT = new HeldCertificate.Builder()
            .rsa2048()
            .signedBy(AUTHORITY)
            .commonName("ann")
            .build();

    private final FakeHost host = FakeHost.secure(new HandshakeCertificates.Builder()
                    .heldCertificate(SERVER)
                    .addTrustedCertificate(AUTHORITY.certificate())
                    .build()
                    .sslSocketFactory())
            .wantingCertificates();

    @TempDir
    private Path folder;

    private Path certificates;

    @BeforeEach
    void trustTheServer() throws IOException {
        certificates = Files.createDirectories(folder.resolve(host.name()));
        Files.writeString(certificates.resolve("ca.crt"), AUTHORITY.certificatePem());
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void theCertificateInTheHostsFolderIsShown() throws IOException {
        put("client.cert", CLIENT.certificatePem());
        put("client.key", CLIENT.privateKeyPkcs8Pem());
        host.answers(MANIFEST);
        assertThat(client().manifest(host.reference("acme/api:2.3")).bytes()).isEqualTo(MANIFEST);
    }

    @Test
    void theOlderFormOfAKeyWillDo() throws IOException {
        put("client.cert", CLIENT.certificatePem());
        put("client.key", CLIENT.privateKeyPkcs1Pem());
        host.answers(MANIFEST);
        assertThat(client().manifest(host.reference("acme/api:2.3")).bytes()).isEqualTo(MANIFEST);
    }

    @Test
    void whoHasNoneIsToldWhereToPutIt() {
        // The server may hang up before its reason has been read; asked a few times, it has not each time.
        Retries atOnce = new Retries(RetryPolicy.USUAL, Events.NONE, new Random(7), wait -> {});
        RegistryClient client = new RegistryClient(new Connections(settings(), atOnce, Events.NONE));
        Problem problem = catchThrowableOfType(Problem.class, () -> client.manifest(host.reference("acme/api:2.3")));
        assertThat(problem).hasMessageContaining(host.name() + " wants a certificate from us");
        assertThat(problem.advice()).contains("put client.cert and client.key into /etc/docker/certs.d/" + host.name());
        assertThat(TransientFailure.of(problem)).isEmpty();
    }

    @Test
    void aCertificateWithoutAKeyIsNamed() throws IOException {
        put("client.cert", CLIENT.certificatePem());
        Problem problem = problem();
        assertThat(problem)
                .hasMessageContaining(certificates.resolve("client.cert").toString())
                .hasMessageContaining(certificates.resolve("client.key") + " is missing");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hush",
                "",
                "-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----",
                "-----BEGIN HUSH-----\n"
            })
    void aKeyThatIsNoneIsNamedAndNotShown(String key) throws IOException {
        put("client.cert", CLIENT.certificatePem());
        put("client.key", key);
        Problem problem = problem();
        assertThat(problem)
                .hasMessageContaining(certificates.resolve("client.key").toString());
        assertThat(problem.getMessage()).doesNotContainIgnoringCase("hush");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(certificates.resolve(name), text);
    }

    private RegistryClient client() {
        return new RegistryClient(new Connections(settings(), Retries.none(), Events.NONE));
    }

    private HostSettings settings() {
        return HostSettings.BARE.withCertificateFolders(List.of(folder)).withStall(Duration.ofMinutes(1));
    }

    private Problem problem() {
        return catchThrowableOfType(Problem.class, () -> client().manifest(host.reference("acme/api:2.3")));
    }
}
