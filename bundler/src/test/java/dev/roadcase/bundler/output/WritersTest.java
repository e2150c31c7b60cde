package dev.roadcase.bundler.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.Placement;
import dev.roadcase.bundler.layout.SignedLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritersTest {
    @TempDir
    private Path folder;

    @Test
    void asManyBlobsAreWrittenAtOnceAsThereAreJobs() {
        CyclicBarrier all = new CyclicBarrier(3);
        SignedLayout signed = signed(Stream.of("one", "two", "three")
                .map(text -> layer(text, place -> {
                    meet(all);
                    place.write(bytes(text), 0);
                }))
                .toList());
        output().write(signed.layout(), Schedule.largestFirst(signed.layout(), OptionalInt.of(3), 1));
        assertThat(folder.resolve("x.bundle")).exists();
    }

    @Test
    void theFirstThatFailsStopsTheOthers() {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicBoolean begun = new AtomicBoolean();
        Blob failing = layer("the largest of them", place -> {
            meet(both);
            throw Problem.upstream("no such blob");
        });
        Blob endless = layer("the second largest", place -> {
            meet(both);
            while (true) {
                place.write(bytes("x"), 0);
            }
        });
        Blob last = layer("the last", place -> begun.set(true));
        SignedLayout signed = signed(List.of(last, endless, failing));
        Schedule layers = new Schedule(
                Schedule.largestFirst(signed.layout(), OptionalInt.of(2), 1).order().stream()
                        .filter(placed -> placed.blob().origin().equals("a layer"))
                        .toList(),
                2);
        Problem problem = catchThrowableOfType(Problem.class, () -> output().write(signed.layout(), layers));
        assertThat(problem).hasMessage("no such blob");
        assertThat(begun).isFalse();
        assertThat(folder.resolve("x.bundle")).doesNotExist();
    }

    @Test
    void theLargestIsBegunFirst() {
        SignedLayout signed = signed(Stream.of("medium", "the largest of them all", "small")
                .map(text -> layer(text, place -> {}))
                .toList());
        List<Long> sizes = Schedule.largestFirst(signed.layout(), OptionalInt.empty(), 1).order().stream()
                .map(placed -> placed.blob().size())
                .toList();
        assertThat(sizes).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void withoutAWishThereAreSixJobsAtLeastAndMoreForManyCoresOrManySmallBlobs() {
        assertThat(jobs(64 << 20, 1)).isEqualTo(6);
        assertThat(jobs(64 << 20, 4)).isEqualTo(8);
        assertThat(jobs(64 << 20, 64)).isEqualTo(16);
        assertThat(jobs(1, 1)).isEqualTo(16);
    }

    private Output output() {
        return new Output(new Target(folder.resolve("x.bundle"), Optional.empty()), Events.NONE);
    }

    private static int jobs(long size, int cores) {
        Descriptor layer = Descriptor.of(
                MediaType.OCI_LAYER_GZIP, Descriptor.of("x", new byte[1]).digest(), size);
        SignedLayout signed = signed(List.of(new Blob(layer, Placement.LAYER, place -> {}, "a layer")));
        return Schedule.largestFirst(signed.layout(), OptionalInt.empty(), cores)
                .jobs();
    }

    private static SignedLayout signed(List<Blob> layers) {
        return SignedLayout.of(TestContents.of(layers), SigningKey.generate());
    }

    private static Blob layer(String text, Content content) {
        Descriptor layer = Descriptor.of(MediaType.OCI_LAYER_GZIP, text.getBytes(UTF_8));
        return new Blob(layer, Placement.LAYER, content, "a layer");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static void meet(CyclicBarrier others) throws IOException {
        try {
            others.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException("nobody else is writing", e);
        }
    }
}
