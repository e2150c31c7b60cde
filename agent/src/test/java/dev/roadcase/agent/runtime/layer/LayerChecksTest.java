package dev.roadcase.agent.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LayerChecksTest {
    private static final int SIZE = 200_000;
    private static final List<byte[]> LAYERS =
            IntStream.range(0, 3).mapToObj(LayerChecksTest::layer).toList();

    @TempDir
    Path folder;

    private final TestBundle written = new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", LAYERS));
    private final List<Descriptor> descriptors = LAYERS.stream()
            .map(layer -> Descriptor.of("application/octet-stream", layer))
            .toList();

    @Test
    void givesTheLayersInTheirOrderAndTellsOfEachByteOnce() throws IOException, InterruptedException {
        AtomicLong moved = new AtomicLong();
        try (Bundle bundle = open();
                LayerChecks checks = checks(bundle, event -> moved.addAndGet(bytes(event)))) {
            for (byte[] layer : LAYERS) {
                try (CheckedLayer checked = checks.next(folder)) {
                    assertThat(checked.bytes().readAllBytes()).isEqualTo(layer);
                }
            }
        }
        assertThat(moved).hasValue(3 * SIZE);
    }

    @Test
    void checksOneLayerAheadAndNoMore() throws IOException, InterruptedException {
        AtomicLong moved = new AtomicLong();
        CountDownLatch two = new CountDownLatch(2 * SIZE);
        try (Bundle bundle = open();
                LayerChecks checks = checks(bundle, event -> count(event, moved, two));
                CheckedLayer first = checks.next(folder)) {
            assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(first.bytes().readAllBytes()).isEqualTo(LAYERS.get(0));
            assertThat(moved).hasValue(2 * SIZE);
        }
    }

    @Test
    void saysThatALayerIsDamagedWhenItsTurnComes() throws IOException, InterruptedException {
        try (Bundle bundle = open();
                LayerChecks checks = checks(bundle, Events.NONE)) {
            damage(bundle.require(descriptors.get(1)).offset() + SIZE - 1);
            checks.next(folder).close();
            assertThatThrownBy(() -> checks.next(folder))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(descriptors.get(1).digest() + " is damaged");
        }
    }

    @Test
    void aCheckThatIsUnderWayEndsWhenNobodyWantsTheLayer() throws IOException, InterruptedException {
        AtomicLong moved = new AtomicLong();
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        try (Bundle bundle = open()) {
            LayerChecks checks = checks(bundle, event -> {
                if (moved.addAndGet(bytes(event)) > SIZE) {
                    second.countDown();
                    await(closing);
                }
            });
            checks.next(folder).close();
            await(second);
            Thread closer = new Thread(checks::close);
            closer.start();
            while (closer.isAlive() && closer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            closing.countDown();
            closer.join();
        }
        assertThat(moved.get()).isLessThan(2 * SIZE);
    }

    private Bundle open() {
        return Bundle.open(written.write(folder.resolve("test.bundle")), written.trust());
    }

    private LayerChecks checks(Bundle bundle, Events events) {
        return new LayerChecks("quay.io/acme/api:1", bundle, descriptors, events);
    }

    private static void count(Event event, AtomicLong moved, CountDownLatch left) {
        moved.addAndGet(bytes(event));
        IntStream.range(0, bytes(event)).forEach(each -> left.countDown());
    }

    private static int bytes(Event event) {
        return (int) ((Event.TransferMoved) event).bytes();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void damage(long place) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve("test.bundle"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[8]), place - 7);
        }
    }

    private static byte[] layer(int number) {
        byte[] bytes = new byte[SIZE];
        new Random(number).nextBytes(bytes);
        return bytes;
    }
}
