package dev.roadcase.bundler.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.TransientFailure;
import dev.roadcase.bundler.remote.file.FileClient;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.part.Validator;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
    private static final byte[] LAYER = new byte[300_000];
    private static final Validator FIRST = new Validator("\"first\"");

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
    void thePartThatIsAskedForArrives() throws IOException {
        host.answers(partial(1000, 2000, "\"first\""));
        try (RemotePart part = part(new ByteRange(1000, 2000), Optional.of(FIRST))) {
            assertThat(part.from()).isEqualTo(1000);
            assertThat(part.size()).hasValue(LAYER.length);
            assertThat(part.validator()).contains(FIRST);
            assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(LAYER, 1000, 2000));
        }
        var asked = host.asked();
        assertThat(asked.getHeaders().get("Range")).isEqualTo("bytes=1000-1999");
        assertThat(asked.getHeaders().get("If-Range")).isEqualTo("\"first\"");
    }

    @Test
    void theRestIsAskedForWithoutAnEnd() throws IOException {
        host.answers(partial(299_000, 300_000, ""));
        try (RemotePart part = part(ByteRange.from(299_000), Optional.empty())) {
            assertThat(part.validator()).isEmpty();
            assertThat(part.readAllBytes()).hasSize(1000);
        }
        var asked = host.asked();
        assertThat(asked.getHeaders().get("Range")).isEqualTo("bytes=299000-");
        assertThat(asked.getHeaders().get("If-Range")).isNull();
    }

    @Test
    void theWholeIsAskedForWithoutARange() throws IOException {
        host.answers(LAYER);
        assertThat(bytes(ByteRange.ALL)).isEqualTo(LAYER);
        assertThat(host.asked().getHeaders().get("Range")).isNull();
    }

    @Test
    void aServerThatKnowsNoPartsBeginsAtTheStart() throws IOException {
        host.answers(LAYER);
        try (RemotePart part = part(ByteRange.from(1000), Optional.of(FIRST))) {
            assertThat(part.from()).isZero();
            assertThat(part.readAllBytes()).isEqualTo(LAYER);
        }
    }

    @Test
    void fromAServerThatKnowsNoPartsNothingBeyondTheEndIsTaken() throws IOException {
        host.answers(LAYER);
        assertThat(bytes(new ByteRange(1000, 2000))).isEqualTo(Arrays.copyOf(LAYER, 2000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 0-299999/300000",
                "bytes 999-1999/300000",
                "bytes 1000-300000/300000",
                "bytes 2000-1000/300000",
                "bytes 1000-/300000",
                "1000-1999/300000",
                ""
            })
    void anotherPartThanTheOneAskedForIsNotTakenAndTheWholeIs(String said) throws IOException {
        host.answers(partial(1000, 2000, "\"first\"").setHeader("Content-Range", said))
                .answers(LAYER);
        try (RemotePart part = part(new ByteRange(1000, 2000), Optional.empty())) {
            assertThat(part.from()).isZero();
        }
        assertThat(host.questions()).isEqualTo(2);
    }

    @Test
    void aPartOfWhatHasChangedIsNotTakenAndTheWholeIs() throws IOException {
        host.answers(partial(1000, 2000, "\"second\"")).answers(LAYER);
        try (RemotePart part = part(new ByteRange(1000, 2000), Optional.of(FIRST))) {
            assertThat(part.from()).isZero();
        }
    }

    @Test
    void aServerThatSaysThereIsNoSuchPartIsAskedForTheWhole() throws IOException {
        host.answers(416, "").answers(LAYER);
        assertThat(bytes(ByteRange.from(1000))).isEqualTo(LAYER);
    }

    @Test
    void aPartOfAnotherSizeOfBlobIsRefusedForGood() {
        host.answers(partial(1000, 2000, "").setHeader("Content-Range", "bytes 1000-1999/300001"));
        Problem problem = problem(new ByteRange(1000, 2000));
        assertThat(problem).hasMessageContaining("announces 300001 bytes, not 300000");
        assertThat(TransientFailure.of(problem)).isEmpty();
    }

    @Test
    void aPartThatNobodyAskedForIsRefused() {
        host.answers(partial(0, 300_000, ""));
        assertThat(problem(ByteRange.ALL)).hasMessageContaining("answers with the status 206");
    }

    @Test
    void aPartThatGoesOnIsRefused() {
        host.answers(chunked(new Buffer().write(LAYER, 299_000, 1000).write(LAYER), 299_000, 300_000));
        Problem problem = problem(ByteRange.from(299_000));
        assertThat(problem).hasMessageContaining("sends more than 300000 bytes");
        assertThat(TransientFailure.of(problem)).isEmpty();
    }

    @Test
    void aPartThatEndsTooEarlyMayBeAskedForAgain() {
        host.answers(chunked(new Buffer().write(LAYER, 1000, 500), 1000, 2000));
        Problem problem = problem(new ByteRange(1000, 2000));
        assertThat(problem).hasMessageContaining(host.name() + " sent the bytes up to 1500, not up to 2000");
        assertThat(TransientFailure.of(problem)).isPresent();
        assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM);
    }

    @Test
    void aPartThatIsCutMayBeAskedForAgain() {
        host.answers(partial(0, 300_000, "")
                .setHeader("Content-Range", "bytes 1-299999/300000")
                .onResponseBody(new SocketEffect.CloseSocket()));
        assertThat(TransientFailure.of(problem(ByteRange.from(1)))).isPresent();
    }

    @Test
    void aPartThatStallsMayBeAskedForAgain() {
        host.answers(partial(1, 300_000, "").throttleBody(1000, 30, TimeUnit.SECONDS));
        Problem problem = problemOf(host.hastyClient(), ByteRange.from(1));
        assertThat(problem).hasMessageContaining(host.name() + " does not answer in time");
        assertThat(TransientFailure.of(problem)).isPresent();
    }

    @Test
    void aPartOfWhichAByteComesNowAndThenMayBeAskedForAgain() {
        host.answers(partial(1, 300_000, "").throttleBody(1, 400, TimeUnit.MILLISECONDS));
        Problem problem = problemOf(host.hastyClient(), ByteRange.from(1));
        assertThat(problem).hasMessageContaining(host.name() + " does not answer in time");
        assertThat(TransientFailure.of(problem)).isPresent();
    }

    @Test
    void aTransferIsEndedFromAnotherThread() throws Exception {
        host.answers(partial(1, 300_000, "").throttleBody(1000, 30, TimeUnit.SECONDS));
        try (RemotePart part = part(ByteRange.from(1), Optional.empty())) {
            Thread other = new Thread(part::abort);
            other.start();
            assertThat(catchThrowableOfType(Problem.class, part::readAllBytes)).hasMessageContaining("broke off");
            other.join();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void whatAServerInTroubleAnswersMayPass(int status) {
        host.answers(status, "").answers(status, ""); // OkHttp itself asks again after a 408
        assertThat(TransientFailure.of(problem(ByteRange.ALL))).isPresent();
        host.answers(status, "").answers(status, "");
        assertThat(TransientFailure.of(fileProblem())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 501})
    void aRefusalDoesNotPass(int status) {
        host.answers(status, "");
        assertThat(TransientFailure.of(problem(ByteRange.ALL))).isEmpty();
        host.answers(status, "");
        assertThat(TransientFailure.of(fileProblem())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "17, 17",
        "'Wed, 21 Oct 2015 07:29:00 GMT', 60",
        "'Wed, 21 Oct 2015 07:27:00 GMT', 0",
        "soon, 0",
        "'', 0",
        "-5, 0"
    })
    void aServerMaySayWhenToComeAgain(String said, long seconds) {
        host.answers(new MockResponse.Builder()
                .code(503)
                .setHeader("Date", "Wed, 21 Oct 2015 07:28:00 GMT")
                .setHeader("Retry-After", said));
        assertThat(TransientFailure.of(problem(ByteRange.ALL)).orElseThrow().retryAfter())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aPartOfAFileArrivesToo() throws IOException {
        host.answers(partial(1000, 300_000, "\"first\""));
        FileClient files = new FileClient(host.settings());
        try (RemotePart part = files.part(host.url("/a.iso"), ByteRange.from(1000), Optional.of(FIRST))) {
            assertThat(part.from()).isEqualTo(1000);
            assertThat(part.size()).hasValue(300_000);
            assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(LAYER, 1000, LAYER.length));
        }
    }

    @Test
    void aFileOfUnknownSizeEndsWhereItEnds() throws IOException {
        host.answers(new MockResponse.Builder().chunkedBody(new Buffer().write(LAYER), 100_000));
        FileClient files = new FileClient(host.settings());
        try (RemotePart part = files.part(host.url("/a.iso"), ByteRange.from(1000), Optional.empty())) {
            assertThat(part.from()).isZero();
            assertThat(part.size()).isEqualTo(OptionalLong.empty());
            assertThat(part.readAllBytes()).isEqualTo(LAYER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"strong\"', '', '\"strong\"'",
        "'W/\"weak\"', 'Wed, 21 Oct 2015 07:00:00 GMT', ",
        "'', 'Wed, 21 Oct 2015 07:00:00 GMT', 'Wed, 21 Oct 2015 07:00:00 GMT'",
        "'', 'Wed, 21 Oct 2015 07:27:30 GMT', ",
        "'', '', "
    })
    void onlyWhatIsStrongValidates(String tag, String changed, String validator) {
        MockResponse.Builder answer = new MockResponse.Builder()
                .setHeader("Date", "Wed, 21 Oct 2015 07:28:00 GMT")
                .body(new Buffer().write(LAYER));
        Optional.of(tag).filter(it -> !it.isEmpty()).ifPresent(it -> answer.setHeader("ETag", it));
        Optional.of(changed).filter(it -> !it.isEmpty()).ifPresent(it -> answer.setHeader("Last-Modified", it));
        host.answers(answer);
        try (RemotePart part = part(ByteRange.ALL, Optional.empty())) {
            assertThat(part.validator().map(Validator::value)).isEqualTo(Optional.ofNullable(validator));
        }
    }

    @Test
    void aRangeHoldsSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(-1, 5));
    }

    private static MockResponse.Builder partial(int from, int end, String tag) {
        MockResponse.Builder answer = new MockResponse.Builder()
                .code(206)
                .setHeader("Content-Range", range(from, end))
                .body(new Buffer().write(LAYER, from, end - from));
        return tag.isEmpty() ? answer : answer.setHeader("ETag", tag);
    }

    private static MockResponse.Builder chunked(Buffer body, int from, int end) {
        return new MockResponse.Builder()
                .code(206)
                .setHeader("Content-Range", range(from, end))
                .chunkedBody(body, 100_000);
    }

    private static String range(int from, int end) {
        return "bytes " + from + "-" + (end - 1) + "/" + LAYER.length;
    }

    private RemotePart part(ByteRange range, Optional<Validator> validator) {
        return host.client().part(reference, layer, range, validator);
    }

    private byte[] bytes(ByteRange range) throws IOException {
        return bytes(host.client(), range);
    }

    private byte[] bytes(RegistryClient client, ByteRange range) throws IOException {
        try (RemotePart part = client.part(reference, layer, range, Optional.empty())) {
            return part.readAllBytes();
        }
    }

    private Problem problem(ByteRange range) {
        return problemOf(host.client(), range);
    }

    private Problem problemOf(RegistryClient client, ByteRange range) {
        return catchThrowableOfType(Problem.class, () -> bytes(client, range));
    }

    private Problem fileProblem() {
        FileClient files = new FileClient(host.settings());
        return catchThrowableOfType(Problem.class, () -> files.part(host.url("/a"), ByteRange.ALL, Optional.empty()));
    }
}
