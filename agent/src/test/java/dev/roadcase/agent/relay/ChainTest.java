package dev.roadcase.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.source.UrlSource;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.registry.TestIdentity;
import dev.roadcase.agent.registry.distribution.TaggedContent;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.machine.KnownRelay;
import dev.roadcase.agent.registry.machine.MachineProgress;
import dev.roadcase.agent.registry.machine.NodeList;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.registry.machine.RelayState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Relays of machines that receive one from the other. */
@Tag("jdk")
@Timeout(120)
class ChainTest {
    private static final byte[] TOOL = noise(9 << 20);
    private static final Digest DIGEST = Digest.of(TOOL);
    private static final byte[] LAYER = noise(2 << 20);
    /** What two documents and the talk of relays may take beside a blob. */
    private static final long BESIDE = 300_000;

    @TempDir
    static Path shared;

    private static TestIdentity server;
    private static Map<String, TestIdentity> machines;

    @TempDir
    Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private RelayStage stage;

    @BeforeAll
    static void make() {
        server = TestIdentity.of("localhost", "EC", shared);
        machines = Map.of(
                "node-1", TestIdentity.of("node-1", "EC", shared),
                "node-2", TestIdentity.of("node-2", "EC", shared),
                "node-3", TestIdentity.of("node-3", "EC", shared));
    }

    @BeforeEach
    void begin() {
        stage = new RelayStage(
                folder,
                server,
                machines,
                new TestBundle()
                        .image("quay.io/acme/api:1", TestImage.oci("{}", List.of(LAYER)))
                        .file("/opt/bin/tool", TOOL, "node"));
    }

    @AfterEach
    void end() throws IOException {
        over.countDown();
        stage.close();
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] get(URI relay) throws Exception {
        return RelayStage.blob(relay, DIGEST).get(60, TimeUnit.SECONDS);
    }

    /** Whoever had begun to read wrong bytes gets no whole answer, and asks again. */
    private static void cutOff(URI relay) throws Exception {
        byte[] got = RelayStage.blob(relay, DIGEST)
                .handle((bytes, failure) -> Optional.ofNullable(bytes).orElse(TOOL))
                .get(60, TimeUnit.SECONDS);
        assertThat(got).isEqualTo(TOOL);
    }

    @Test
    void theRegistryGivesABlobOnceHoweverManyReceiveIt() throws Exception {
        List<URI> relays =
                Stream.of("node-1", "node-2", "node-3").map(stage::relay).toList();
        List<CompletableFuture<byte[]>> all =
                relays.stream().map(relay -> RelayStage.blob(relay, DIGEST)).toList();
        for (CompletableFuture<byte[]> each : all) {
            assertThat(each.get(60, TimeUnit.SECONDS)).isEqualTo(TOOL);
        }
        assertThat(stage.given()).isLessThan(TOOL.length + BESIDE);
    }

    @Test
    void aMachineThatComesLateTakesWhatOthersHave() throws Exception {
        assertThat(get(stage.relay("node-1"))).isEqualTo(TOOL);
        assertThat(get(stage.relay("node-3"))).isEqualTo(TOOL);
        assertThat(stage.given()).isLessThan(TOOL.length + BESIDE);
    }

    @Test
    void whoGivesWrongBytesIsNamedAndAskedNoMore() throws Exception {
        stage.stranger("node-1", request -> gives(request, wrong()));
        URI relay = stage.relay("node-2");
        cutOff(relay);
        assertThat(get(relay)).isEqualTo(TOOL);
        assertThat(warnings("node-2")).singleElement().asString().contains("node-1", "wrong bytes", DIGEST.toString());
    }

    @Test
    void whoPassesWrongBytesOnUnknowinglyIsNotBlamed() throws Exception {
        stage.stranger("node-1", request -> gives(request, wrong()));
        URI second = stage.relay("node-2");
        URI third = stage.relay("node-3");
        cutOff(third);
        assertThat(get(third)).isEqualTo(TOOL);
        assertThat(get(second)).isEqualTo(TOOL);
        assertThat(warnings("node-2")).hasSize(1);
        assertThat(warnings("node-3")).isEmpty();
    }

    @Test
    void whoStopsGivingIsBridgedAndNothingComesTwice() throws Exception {
        stage.stranger("node-1", this::stopsInTheMiddle);
        URI relay = stage.relay("node-2");
        assertThat(get(relay)).isEqualTo(TOOL);
        assertThat(stage.given()).isLessThan(TOOL.length / 2 + BESIDE);
    }

    @Test
    void whoGivesLessThanOthersReceiveIsLeft() throws Exception {
        stage.put("node-3", "/relay", new RelayState(1, 50 << 20, false).bytes());
        stage.stranger("node-1", this::drips);
        URI relay = stage.relay("node-2");
        assertThat(get(relay)).isEqualTo(TOOL);
        assertThat(stage.events("node-2"))
                .anySatisfy(event -> assertThat(event.toString()).contains("node-1", "gives less than others receive"));
        assertThat(stage.given()).isLessThan(TOOL.length + BESIDE);
    }

    /** It is not asked at all: it would give wrong bytes. */
    @Test
    void whoSaysThatItIsSlowIsNotWaitedFor() throws Exception {
        int port = stage.stranger("node-1", request -> gives(request, wrong()));
        stage.put("node-1", "/relay", new RelayState(port, 0, true).bytes());
        assertThat(get(stage.relay("node-2"))).isEqualTo(TOOL);
        assertThat(warnings("node-2")).isEmpty();
    }

    @Test
    void whoIsGoneIsBridged() throws Exception {
        stage.relay("node-1");
        URI relay = stage.relay("node-2");
        stage.stop("node-1");
        assertThat(get(relay)).isEqualTo(TOOL);
    }

    @Test
    void aRelayThatStartsAgainGoesOnWithWhatItHas() throws Exception {
        assertThat(get(stage.relay("node-1"))).isEqualTo(TOOL);
        stage.stop("node-1");
        long before = stage.given();
        assertThat(get(stage.relay("node-1"))).isEqualTo(TOOL);
        assertThat(stage.given() - before).isLessThan(BESIDE);
    }

    @Test
    void whatTheDiskHasSpoiledSinceComesAgain() throws Exception {
        assertThat(get(stage.relay("node-1"))).isEqualTo(TOOL);
        stage.stop("node-1");
        try (Stream<Path> files = Files.list(folder.resolve("node-1"))) {
            Files.write(files.findFirst().orElseThrow(), wrong());
        }
        URI again = stage.relay("node-1");
        cutOff(again);
        assertThat(get(again)).isEqualTo(TOOL);
    }

    /** As runtimes do, which ask by the host of an image's name too. */
    @Test
    void whatARuntimePullsComesByTheChainToo() throws Exception {
        stage.put("node-1", "", ready("node-1").bytes());
        URI first = stage.relay("node-1");
        URI second = stage.relay("node-2");
        for (URI relay : List.of(first, second)) {
            HttpResponse<byte[]> manifest = RelayStage.get(relay.resolve("/v2/acme/api/manifests/1?ns=quay.io"));
            assertThat(manifest.statusCode()).isEqualTo(Answer.OK);
            assertThat(Digest.of(manifest.body()))
                    .hasToString(manifest.headers()
                            .firstValue("Docker-Content-Digest")
                            .orElseThrow());
            assertThat(RelayStage.get(relay.resolve("/v2/acme/api/blobs/" + Digest.of(LAYER) + "?ns=quay.io"))
                            .body())
                    .isEqualTo(LAYER);
        }
        assertThat(stage.given()).isLessThan(LAYER.length + BESIDE);
        String unknown = "/v2/acme/api/blobs/" + Digest.of(new byte[] {7});
        assertThat(RelayStage.get(second.resolve(unknown)).statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsNoRelayThatTheRegistryKnowsGetsNothing() throws Exception {
        Upstreams upstreams = upstreams();
        RelayAnswers answers = answers(upstreams);
        Request request = request(RelayedBlob.pathOf(DIGEST), InetAddress.getByName("192.0.2.7"));
        assertThat(answers.answer(request).status()).isEqualTo(403);
        upstreams.heard(
                new NodeList(List.of(new KnownRelay("node-2", URI.create("http://192.0.2.7:5001"), 0, false)), false));
        assertThat(answers.answer(request).status()).isEqualTo(Answer.OK);
    }

    /** Whoever answers with 404 here is the registry, which has no such repository. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/v2/nobody/manifests/1",
                "//127.0.0.1:1/v2/nobody/manifests/1",
                "/v2/nobody/manifests/1?ns=quay.io"
            })
    void aClientDoesNotChooseWhoIsAsked(String target) {
        Answer answer = answers(upstreams()).answer(request(target, InetAddress.getLoopbackAddress()));
        assertThat(answer.status()).isEqualTo(404);
    }

    private Upstreams upstreams() {
        return new Upstreams(
                "node-1",
                UpstreamServer.registry(
                        stage.registry(),
                        machines.get("node-1").talkingTo(server).context()),
                Events.NONE);
    }

    private RelayAnswers answers(Upstreams upstreams) {
        Intake intake = Intake.in(folder.resolve("own"), upstreams, new RelayRate(), Events.NONE);
        return new RelayAnswers(intake, upstreams, new CarriedSizes(upstreams.registry()), () -> {});
    }

    private static Request request(String target, InetAddress from) {
        return new Request(
                "GET", URI.create(target), new Headers(), from, false, Optional.empty(), InputStream.nullInputStream());
    }

    @Test
    void onceEveryMachineIsReadyTheRegistryAnswersAlone() throws Exception {
        stage.put("node-1", "", ready("node-1").bytes());
        URI relay = stage.relay("node-1");
        assertThat(new String(get(relay), StandardCharsets.UTF_8)).contains("every machine is ready");
    }

    @Test
    void aBundleIsReadThroughTheRelayAndWithoutItTheSame() throws Exception {
        byte[] file = Files.readAllBytes(folder.resolve("test.bundle"));
        URI relay = stage.relay("node-2");
        assertThat(read(relay)).isEqualTo(file);
        long before = stage.given();
        assertThat(read(relay)).isEqualTo(file);
        assertThat(stage.given() - before).isLessThan(BESIDE);
        stage.stop("node-2");
        assertThat(read(relay)).isEqualTo(file);
    }

    private byte[] read(URI relay) throws IOException {
        try (UrlSource source =
                UrlSource.open(stage.registry().toString(), Optional.of(server.trusting()), Optional.of(relay))) {
            ByteBuffer all = ByteBuffer.allocate((int) source.size());
            source.read(all, 0);
            return all.array();
        }
    }

    private List<String> warnings(String name) {
        return stage.events(name).stream()
                .filter(Event.Warned.class::isInstance)
                .map(event -> ((Event.Warned) event).fact())
                .toList();
    }

    private static Registration ready(String name) {
        return new Registration(
                name, Role.NODE, Digest.of(new byte[0]), Phase.READY, "ready", new MachineProgress(0, 0, 0, 0));
    }

    private static byte[] wrong() {
        byte[] wrong = TOOL.clone();
        wrong[TOOL.length / 3] ^= 1;
        return wrong;
    }

    private static Answer gives(Request request, byte[] bytes) {
        if (request.path().startsWith(RelayAnswers.HELD)) {
            return holds(bytes.length);
        }
        return new TaggedContent(
                        "", bytes.length, (from, length) -> new ByteArrayInputStream(bytes, (int) from, (int) length))
                .answer(request, Map.of());
    }

    private static Answer holds(long arrived) {
        return Answer.json(Answer.OK, Json.object().put("arrived", arrived).put("slow", false));
    }

    private Answer stopsInTheMiddle(Request request) {
        if (request.path().startsWith(RelayAnswers.HELD)) {
            return holds(TOOL.length);
        }
        InputStream half = new ByteArrayInputStream(TOOL, 0, TOOL.length * 2 / 3);
        return new Answer(
                Answer.OK, Map.of(), new Body.Streamed(TOOL.length, () -> new SequenceInputStream(half, new Never())));
    }

    private Answer drips(Request request) {
        if (request.path().startsWith(RelayAnswers.HELD)) {
            return holds(TOOL.length);
        }
        return new Answer(Answer.OK, Map.of(), new Body.Streamed(TOOL.length, Dripping::new));
    }

    /** A tenth of a second for each piece. */
    private final class Dripping extends ByteArrayInputStream {
        Dripping() {
            super(TOOL);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            try {
                over.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.read(target, offset, Math.min(length, 16 << 10));
        }
    }

    /** Gives nothing as long as the test runs. */
    private final class Never extends InputStream {
        @Override
        public int read() throws IOException {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("never");
        }
    }
}
