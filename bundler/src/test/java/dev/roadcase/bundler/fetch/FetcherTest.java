package dev.roadcase.bundler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.FakeHost;
import dev.roadcase.bundler.remote.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
    private static final long LARGEST = 8 << 20;
    private static final byte[] FILE = new byte[3_500_000];

    static {
        new Random(7).nextBytes(FILE);
    }

    private final FakeHost host = FakeHost.plain();
    private final List<Event> events = new ArrayList<>();
    private final Fetcher fetcher = new Fetcher(host.settings(), events::add, LARGEST);

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
    void aWrongSumIsNamedAndTheFileIsGone() {
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
        assertThat(target).doesNotExist();
        assertThat(events).noneMatch(Event.TransferEnded.class::isInstance);
    }

    @Test
    void aFileThatDoesNotEndIsCutAndGone() {
        host.answers(new MockResponse.Builder().chunkedBody(new Buffer().write(new byte[64 << 20]), 1 << 20));
        Path target = folder.resolve("a.iso");
        assertThat(catchThrowableOfType(
                        Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target)))
                .hasMessageContaining("it is larger than " + LARGEST + " bytes");
        assertThat(target).doesNotExist();
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
    void aTransferThatBreaksOffLeavesNoFile() {
        host.answers(new MockResponse.Builder()
                .body(new Buffer().write(FILE, 0, 1000))
                .setHeader("Content-Length", FILE.length)
                .onResponseEnd(new mockwebserver3.SocketEffect.CloseSocket()));
        Path target = folder.resolve("a.iso");
        assertThat(catchThrowableOfType(
                        Problem.class, () -> fetcher.downloadFile(host.url("/a.iso"), Optional.empty(), target)))
                .hasMessageContaining(host.name() + " broke off");
        assertThat(target).doesNotExist();
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
            fetcher.fetchBlob(host.reference("acme/api:2.3"), Descriptor.of("application/x", FILE), channel::write);
        }
        assertThat(blob).hasBinaryContent(FILE);
    }

    @Test
    void aBlobThatIsAnotherOneIsAProblem() throws IOException {
        byte[] others = FILE.clone();
        others[FILE.length - 1] ^= 1;
        host.answers(others);
        try (FileChannel channel = open(folder.resolve("x.bundle"))) {
            assertThat(catchThrowableOfType(
                            Problem.class,
                            () -> fetcher.fetchBlob(
                                    host.reference("acme/api:2.3"),
                                    Descriptor.of("application/x", FILE),
                                    channel::write)))
                    .hasMessageContainingAll("fetch blob " + Digest.of(FILE), "acme/api:2.3", host.name());
        }
        assertThat(events).noneMatch(Event.TransferEnded.class::isInstance);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static long moved(Event event) {
        return event instanceof Event.TransferMoved moved ? moved.bytes() : 0;
    }
}
