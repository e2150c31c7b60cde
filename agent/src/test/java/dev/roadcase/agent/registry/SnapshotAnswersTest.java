package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.snapshot.KeptSnapshot;
import dev.roadcase.agent.snapshot.SealedSnapshot;
import dev.roadcase.agent.snapshot.SnapshotKey;
import dev.roadcase.agent.tls.ServerIdentity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snapshot goes to machines of the show alone. */
class SnapshotAnswersTest {
    private final SnapshotKey key = SnapshotKey.random();

    @TempDir
    Path folder;

    private Path file;
    private TestIdentity server;
    private TestIdentity machine;

    @BeforeEach
    void make() {
        file = folder.resolve("etcd.db");
        server = TestIdentity.of("localhost", "EC", folder);
        machine = TestIdentity.of("node-1", "EC", folder);
    }

    @Test
    void aMachineGetsTheNewestAndNobodyElseAny() throws Exception {
        SSLContext node = machine.talkingTo(server).context();
        try (Bundle bundle = bundle();
                WebServer web = serve(bundle, Optional.of(new KeptSnapshot(file, key)))) {
            assertThat(asked("GET", web, node).statusCode()).isEqualTo(404);
            for (byte[] content : new byte[][] {new byte[100_000], new byte[7]}) {
                Files.write(file, content);
                ByteArrayOutputStream plain = new ByteArrayOutputStream();
                SealedSnapshot.open(
                        key, new ByteArrayInputStream(asked("GET", web, node).body()), plain);
                assertThat(plain.toByteArray()).isEqualTo(content);
            }
            assertThat(asked("HEAD", web, node).statusCode()).isEqualTo(200);
            assertThat(asked("PUT", web, node).statusCode()).isEqualTo(405);
            assertThat(asked("GET", web, server.trusting()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aRegistryOfNoClusterHasNone() throws Exception {
        try (Bundle bundle = bundle();
                WebServer web = serve(bundle, Optional.empty())) {
            assertThat(asked("GET", web, machine.talkingTo(server).context()).statusCode())
                    .isEqualTo(404);
        }
    }

    private Bundle bundle() {
        TestBundle written = new TestBundle();
        return Bundle.open(written.write(folder.resolve("test.bundle")), written.trust());
    }

    private WebServer serve(Bundle bundle, Optional<KeptSnapshot> snapshot) {
        ServerIdentity identity =
                ServerIdentity.read(server.certificate(), server.key()).asking(machine.certificate());
        return new Serving(new ListenAddress("127.0.0.1", 0), Optional.of(identity), Optional.empty(), Set.of())
                .with(snapshot)
                .start(bundle, Events.NONE);
    }

    private static HttpResponse<byte[]> asked(String method, WebServer web, SSLContext context) throws Exception {
        URI url = URI.create("https://localhost:" + web.url().getPort() + "/api/snapshot");
        HttpRequest request = HttpRequest.newBuilder(url)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
