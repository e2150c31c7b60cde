package dev.roadcase.bundler.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.TransientFailure;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobsTest {
    private static final byte[] LAYER = new byte[300_000];

    static {
        new Random(7).nextBytes(LAYER);
    }

    private final FakeHost host = FakeHost.plain();
    private final Reference reference = host.reference("acme/api:2.3");
    private final Descriptor layer = Descriptor.of(MediaType.OCI_LAYER_GZIP, LAYER);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aBlobArrivesAsItIs() throws IOException {
        host.answers(LAYER);
        assertThat(read(host.client())).isEqualTo(LAYER);
        assertThat(host.asked().getTarget()).isEqualTo("/v2/acme/api/blobs/" + layer.digest());
    }

    @Test
    void aLengthThatIsNotTheLayersIsRefusedBeforeAByteIsRead() {
        host.answers(new byte[10]);
        assertThat(problem()).hasMessageContaining("announces 10 bytes, not 300000");
    }

    @Test
    void aBodyThatIsTooShortIsRefused() {
        host.answers(chunked(new Buffer().write(LAYER, 0, 1000)));
        assertThat(problem()).hasMessageContaining("sent the bytes up to 1000, not up to 300000");
    }

    @Test
    void aBodyThatGoesOnIsRefused() {
        host.answers(chunked(new Buffer().write(LAYER).writeByte(0)));
        assertThat(problem()).hasMessageContaining("sends more than 300000 bytes");
    }

    @Test
    void aBodyWithoutAnEndIsLeftAtOnce() {
        host.answers(chunked(new Buffer().write(new byte[64 << 20])));
        assertThat(problem()).hasMessageContaining("sends more than 300000 bytes");
    }

    @Test
    void aServerThatAnnouncesAllAndSendsLessIsRefused() {
        host.answers(new MockResponse.Builder()
                .body(new Buffer().write(LAYER, 0, 1000))
                .setHeader("Content-Length", LAYER.length)
                .onResponseEnd(new mockwebserver3.SocketEffect.CloseSocket()));
        assertThat(problem()).hasMessageContainingAll("fetch layer", host.name() + " broke off");
    }

    @Test
    void aServerThatStallsInTheMiddleIsLeft() {
        host.answers(
                new MockResponse.Builder().body(new Buffer().write(LAYER)).throttleBody(1000, 30, TimeUnit.SECONDS));
        assertThat(problemOf(host.hastyClient())).hasMessageContaining(host.name() + " does not answer in time");
    }

    @Test
    void aServerThatNeverAnswersIsLeft() {
        host.answers(new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS));
        assertThat(problemOf(host.hastyClient())).hasMessageContaining(host.name() + " does not answer in time");
    }

    @Test
    void aSmallBlobArrivesProven() {
        host.answers(LAYER);
        assertThat(host.client().document(reference, layer)).isEqualTo(LAYER);
    }

    @Test
    void aSmallBlobThatIsAnotherOneIsRefusedForGood() {
        byte[] others = LAYER.clone();
        others[7] ^= 1;
        host.answers(others);
        Problem problem =
                catchThrowableOfType(Problem.class, () -> host.client().document(reference, layer));
        assertThat(problem)
                .hasMessageContainingAll(
                        layer.digest().toString(), host.name() + " sent " + Digest.of(others) + " in its place");
        assertThat(TransientFailure.of(problem)).isEmpty();
    }

    @Test
    void aSmallBlobThatIsCutMayBeAskedForAgain() {
        host.answers(chunked(new Buffer().write(LAYER, 0, 1000)));
        Problem problem =
                catchThrowableOfType(Problem.class, () -> host.client().document(reference, layer));
        assertThat(problem).hasMessageContaining("sent 1000 bytes, not 300000");
        assertThat(TransientFailure.of(problem)).isPresent();
    }

    private static MockResponse.Builder chunked(Buffer body) {
        return new MockResponse.Builder().chunkedBody(body, 100_000);
    }

    private byte[] read(RegistryClient client) throws IOException {
        try (InputStream in = client.part(reference, layer, ByteRange.ALL, Optional.empty())) {
            return in.readAllBytes();
        }
    }

    private Problem problem() {
        return problemOf(host.client());
    }

    private Problem problemOf(RegistryClient client) {
        return catchThrowableOfType(Problem.class, () -> read(client));
    }
}
