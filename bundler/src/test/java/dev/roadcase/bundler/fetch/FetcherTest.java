package dev.roadcase.bundler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.FakeHost;
import dev.roadcase.bundler.remote.file.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
    private static final long LARGEST = 8 << 20;
    /** So many bytes stand between two marks of a download. */
    private static final int MARKED = 512 << 10;

    private static final byte[] FILE = new byte[3_500_000];

    static {
        new Random(7).nextBytes(FILE);
    }

    private final FakeHost host = FakeHost.plain();
    private final List<Event> events = new ArrayList<>();
    private final Fetcher fetcher = new Fetcher(host.impatient(), events::add, LARGEST);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aFileArrivesAndItsDigestIsTold() throws IOException {
        host.answers(FILE);
        Path target = folder.resolve("a.iso");
        assertThat(fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target))
                .isEqualTo(new Downloaded(Digest.of(FILE), FILE.length));
        assertThat(target).hasBinaryContent(FILE);
    }

    @Test
    void progressIsToldInSteps() {
        host.answers(FILE);
        fetcher.downloadFile(host.url("/a.iso?key=hush"), Optional.of(Digest.of(FILE)), folder.resolve("a"));
        String what = host.url("/a.iso").toString();
        assertThat(events)
                .startsWith(new Event.TransferBegan(what, FILE.length))
                .endsWith(new Event.TransferEnded(what))
                .hasSizeBetween(4, 56);
        assertThat(events.stream().mapToLong(FetcherTest::moved).sum()).isEqualTo(FILE.length);
    }

    @Test
    void aWrongSumIsNamedAndNothingOfTheFileIsKept() {
        host.answers(FILE);
        Digest wanted = Digest.of(new byte[1]);
        Path target = folder.resolve("a.iso");
        Problem problem = catchThrowableOfType(
                Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), Optional.of(wanted), target));
        assertThat(problem)
                .hasMessageContainingAll(
                        host.url("/a.iso").toString(),
                        wanted.toString(),
                        Digest.of(FILE).toString());
        assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM);
        assertThat(target).isEmptyFile();
    }

    @Test
    void aFileThatDoesNotEndIsCut() {
        host.answers(new MockResponse.Builder().chunkedBody(new Buffer().write(new byte[64 << 20]), 1 << 20));
        Path target = folder.resolve("a.iso");
        assertThat(catchThrowableOfType(
                        Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target)))
                .hasMessageContaining("it is larger than " + LARGEST + " bytes");
        assertThat(target.toFile().length()).isLessThanOrEqualTo(LARGEST);
    }

    @Test
    void aFileThatIsAnnouncedTooLargeIsNotBegun() {
        host.answers(new byte[(int) LARGEST + 1]);
        assertThat(catchThrowableOfType(
                        Problem.class,
                        () -> fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), folder.resolve("a"))))
                .hasMessageContaining("it has " + (LARGEST + 1) + " bytes, more than " + LARGEST);
        assertThat(events).isEmpty();
    }

    @Test
    void whatBrokeOffGoesOnTheNextTimeWhereItWas() throws IOException {
        host.answers(cut(900_000).setHeader("ETag", "\"x\""));
        Path target = folder.resolve("a.iso");
        assertThat(catchThrowableOfType(
                        Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target)))
                .hasMessageContaining(host.name() + " broke off");
        host.asked();
        int at = 900_000;
        host.answers(rest(at).setHeader("ETag", "\"x\""));
        assertThat(fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target))
                .isEqualTo(new Downloaded(Digest.of(FILE), FILE.length));
        RecordedRequest asked = host.asked();
        assertThat(asked.getHeaders().get("Range")).isEqualTo("bytes=" + at + "-");
        assertThat(asked.getHeaders().get("If-Range")).isEqualTo("\"x\"");
        assertThat(target).hasBinaryContent(FILE);
        assertThat(events).contains(new Event.TransferResumed(host.url("/a.iso").toString(), at));
    }

    @Test
    void whatBrokeOffBeginsAgainWhereNothingTellsWhetherItIsStillTheSame() throws IOException {
        host.answers(cut(900_000));
        Path target = folder.resolve("a.iso");
        catchThrowableOfType(Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target));
        host.asked();
        host.answers(FILE);
        fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target);
        assertThat(host.asked().getHeaders().get("Range")).isNull();
        assertThat(target).hasBinaryContent(FILE);
    }

    @Test
    void bytesOnTheDiskThatHaveChangedSinceAreFetchedAgain() throws IOException {
        Optional<Digest> sum = Optional.of(Digest.of(FILE));
        host.answers(cut(900_000));
        Path target = folder.resolve("a.iso");
        catchThrowableOfType(Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), sum, target));
        host.asked();
        try (FileChannel file = open(target)) {
            file.write(ByteBuffer.wrap(new byte[] {(byte) ~FILE[MARKED]}), MARKED);
        }
        host.answers(rest(MARKED));
        fetcher.downloadFile(host.url("/a.iso"), sum, target);
        assertThat(host.asked().getHeaders().get("Range")).isEqualTo("bytes=" + MARKED + "-");
        assertThat(target).hasBinaryContent(FILE);
    }

    @Test
    void aFileWithAKnownSumThatIsThereIsNotAskedFor() {
        Optional<Digest> sum = Optional.of(Digest.of(FILE));
        host.answers(FILE);
        Path target = folder.resolve("a.iso");
        fetcher.downloadFile(host.url("/a.iso"), sum, target);
        host.asked();
        events.clear();
        assertThat(fetcher.downloadFile(host.url("/a.iso"), sum, target))
                .isEqualTo(new Downloaded(Digest.of(FILE), FILE.length));
        assertThat(events).isEmpty();
    }

    @Test
    void aFileWithoutASumIsFetchedAgainOnlyWhereItsServerHasAnotherOne() throws IOException {
        Path target = folder.resolve("a.iso");
        host.answers(new MockResponse.Builder().body(new Buffer().write(FILE)).setHeader("ETag", "\"x\""));
        fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target);
        host.asked();
        host.answers(new MockResponse.Builder().setHeader("ETag", "\"x\""));
        fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target);
        assertThat(host.asked().getMethod()).isEqualTo("HEAD");
        host.answers(new MockResponse.Builder().setHeader("ETag", "\"y\""));
        host.answers(new MockResponse.Builder().body("another").setHeader("ETag", "\"y\""));
        fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target);
        assertThat(target).hasContent("another");
    }

    @Test
    void whatStoodAtTheTargetStaysWhereNothingCame() throws IOException {
        host.answers(new MockResponse.Builder().code(404));
        Path target = Files.writeString(folder.resolve("a.iso"), "older");
        assertThat(catchThrowableOfType(
                        Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target)))
                .hasMessageContaining(host.name() + " has no such file");
        assertThat(target).hasContent("older");
    }

    @Test
    void aTargetThatCannotBeWrittenIsAProblemOfThisMachine() {
        host.answers(FILE);
        Path target = folder.resolve("none/a.iso");
        Problem problem = catchThrowableOfType(
                Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target));
        assertThat(problem).hasMessageContaining("write " + target);
        assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE);
    }

    @Test
    void aUrlWithAPasswordIsRefusedAndNotShown() {
        URI url = URI.create("http://ann:hush@" + host.name() + "/a.iso");
        Problem problem = catchThrowableOfType(
                Problem.class, () -> fetcher.downloadFile(url, Optional.empty(), folder.resolve("a")));
        assertThat(problem).hasMessageContaining("holds a user name or a password");
        assertThat(problem.getMessage()).doesNotContain("hush", "ann");
    }

    @Test
    void aServerIsAskedForTheSizeOfAFile() {
        host.answers(new MockResponse.Builder().setHeader("Content-Length", 17).setHeader("ETag", "\"x\""));
        assertThat(fetcher.probe(host.url("/a.iso"))).isEqualTo(new Probe(OptionalLong.of(17), Optional.of("\"x\"")));
        assertThat(host.asked().getMethod()).isEqualTo("HEAD");
    }

    @Test
    void aServerThatDoesNotLikeTheQuestionSaysNothing() {
        host.answers(new MockResponse.Builder().code(405));
        assertThat(fetcher.probe(host.url("/a.iso"))).isEqualTo(new Probe(OptionalLong.empty(), Optional.empty()));
    }

    @Test
    void aBlobIsWrittenToItsTarget() throws IOException {
        host.answers(FILE);
        Path blob = folder.resolve("blob");
        try (FileChannel channel = open(blob)) {
            fetcher.fetchBlob(host.reference("acme/api:2.3"), Descriptor.of("application/x", FILE), 0, channel::write);
        }
        assertThat(blob).hasBinaryContent(FILE);
    }

    @Test
    void whatTheDiskDoesNotTakeIsSaidAndNotTriedOnceMore() {
        host.answers(FILE);
        List<Long> tried = new ArrayList<>();
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> fetcher.fetchBlob(
                        host.reference("acme/api:2.3"), Descriptor.of("application/x", FILE), 0, (bytes, at) -> {
                            tried.add(at);
                            throw new IOException("No space left on device");
                        }));
        assertThat(tried).containsExactly(0L);
        assertThat(problem).hasMessageContaining("No space left on device");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE);
        assertThat(problem.advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("make room"));
    }

    @Test
    void aBlobIsFetchedFromTheByteThatIsMissing() throws IOException {
        host.answers(rest(1000));
        ByteBuffer got = ByteBuffer.allocate(FILE.length);
        fetcher.fetchBlob(
                host.reference("acme/api:2.3"),
                Descriptor.of("application/x", FILE),
                1000,
                (bytes, at) -> got.position((int) at).put(bytes));
        assertThat(host.asked().getHeaders().get("Range")).isEqualTo("bytes=1000-");
        assertThat(Arrays.copyOfRange(got.array(), 1000, FILE.length))
                .isEqualTo(Arrays.copyOfRange(FILE, 1000, FILE.length));
    }

    @Test
    void aBlobWhoseRegistrySendsNoPartsComesFromItsBeginning() {
        host.answers(FILE);
        ByteBuffer got = ByteBuffer.allocate(FILE.length);
        fetcher.fetchBlob(
                host.reference("acme/api:2.3"),
                Descriptor.of("application/x", FILE),
                1000,
                (bytes, at) -> got.position((int) at).put(bytes));
        assertThat(got.array()).isEqualTo(FILE);
    }

    @Test
    void aTransferThatIsCutGoesOnInTheSameRun() throws IOException {
        List<Duration> waits = new ArrayList<>();
        Fetcher patient = new Fetcher(host.patient(waits::add), events::add, LARGEST);
        host.answers(cut(2_000_000))
                .answers(new MockResponse.Builder().code(503))
                .answers(rest(2_000_000));
        ByteBuffer got = ByteBuffer.allocate(FILE.length);
        patient.fetchBlob(
                host.reference("acme/api:2.3"),
                Descriptor.of("application/x", FILE),
                0,
                (bytes, at) -> got.position((int) at).put(bytes));
        assertThat(got.array()).isEqualTo(FILE);
        assertThat(waits).hasSize(2);
        assertThat(events.stream().mapToLong(FetcherTest::moved).sum()).isEqualTo(FILE.length);
    }

    private static MockResponse.Builder cut(int bytes) {
        return new MockResponse.Builder()
                .body(new Buffer().write(FILE, 0, bytes))
                .setHeader("Content-Length", FILE.length)
                .onResponseEnd(new SocketEffect.CloseSocket());
    }

    private static MockResponse.Builder rest(int from) {
        return new MockResponse.Builder()
                .code(206)
                .setHeader("Content-Range", "bytes " + from + "-" + (FILE.length - 1) + "/" + FILE.length)
                .body(new Buffer().write(FILE, from, FILE.length - from));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static long moved(Event event) {
        return event instanceof Event.TransferMoved moved ? moved.bytes() : 0;
    }
}
