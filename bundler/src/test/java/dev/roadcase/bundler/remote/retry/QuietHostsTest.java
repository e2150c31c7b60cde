package dev.roadcase.bundler.remote.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.FakeHost;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host that wants to be left alone is left alone by all transfers of a run. */
class QuietHostsTest {
    private static final byte[] MANIFEST =
            ImageManifest.artifact("application/x", List.of()).bytes();

    private final FakeHost host = FakeHost.plain();
    private final FakeHost other = FakeHost.plain();
    private final Reference reference = host.reference("acme/api:2.3");
    private final List<Duration> waits = new ArrayList<>();

    @AfterEach
    void close() {
        host.close();
        other.close();
    }

    @Test
    void whatOneTransferIsToldHoldsForTheNext() {
        RegistryClient client = client();
        host.answers(busy("60")).answers(MANIFEST);
        refused(client);
        client.manifest(reference);
        assertThat(waits).hasSize(1);
        assertThat(waits.get(0)).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(90));
    }

    @Test
    void otherHostsAreAskedMeanwhile() {
        RegistryClient client = client();
        host.answers(busy("60"));
        other.answers(MANIFEST);
        refused(client);
        client.manifest(other.reference("acme/api:2.3"));
        assertThat(waits).isEmpty();
    }

    @Test
    void aWishForHoursIsNotWaitedFor() {
        RegistryClient client = client();
        host.answers(busy("7200")).answers(MANIFEST);
        refused(client);
        client.manifest(reference);
        assertThat(waits).isEmpty();
    }

    @Test
    void theQuietPasses() {
        long[] now = {5};
        QuietHosts quiet = new QuietHosts(RetryPolicy.USUAL, () -> now[0]);
        host.answers(busy("60"));
        var response = Connections.impatient(host.settings())
                .exchanges()
                .send(
                        new okhttp3.Request.Builder()
                                .url(host.url("/").toString())
                                .build(),
                        "ask it");
        quiet.learn("vm1", response);
        response.close();
        assertThat(quiet.left("vm1")).isEqualTo(Duration.ofSeconds(60));
        now[0] += Duration.ofSeconds(61).toNanos();
        assertThat(quiet.left("vm1")).isZero();
    }

    private void refused(RegistryClient client) {
        assertThat(catchThrowableOfType(Problem.class, () -> client.manifest(reference)))
                .hasMessageContaining("asked too often");
    }

    /** Asks once for everything; what it waits for is written down, and no time passes. */
    private RegistryClient client() {
        Retries retries = new Retries(RetryPolicy.NEVER, Events.NONE, new Random(7), waits::add);
        HostSettings settings = host.settings().withPlainHttp(other.name());
        return new RegistryClient(new Connections(settings, retries, Events.NONE));
    }

    private static MockResponse.Builder busy(String after) {
        return new MockResponse.Builder().code(429).setHeader("Retry-After", after);
    }
}
