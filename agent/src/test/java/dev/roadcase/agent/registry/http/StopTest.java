package dev.roadcase.agent.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.registry.Served;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
@Timeout(120)
class StopTest {
    private static final byte[] LARGE = new byte[16 << 20];

    @TempDir
    Path folder;

    private final TestBundle written =
            new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", List.of(LARGE)));

    @Test
    void anIdleServerStopsAtOnceAndGivesItsPortBack() throws Exception {
        Served served = Served.of(written, folder);
        int port = served.url().getPort();
        assertThat(served.get("/v2/").status()).isEqualTo(200);
        long began = System.nanoTime();
        served.close();
        served.server().awaitClosed();
        served.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ServerLimits.DRAIN);
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void aTransferUnderWayMayEnd() throws Exception {
        Served served = Served.of(written, folder);
        HttpRequest request = HttpRequest.newBuilder(served.url().resolve("/v2/acme/api/blobs/" + Digest.of(LARGE)))
                .build();
        InputStream body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body();
        Thread stopping = new Thread(served::close);
        stopping.start();
        while (stopping.getState() != Thread.State.TIMED_WAITING && stopping.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(served.get("/v2/").status()).isEqualTo(503);
        assertThat(body.readAllBytes()).hasSize(LARGE.length);
        stopping.join();
    }
}
