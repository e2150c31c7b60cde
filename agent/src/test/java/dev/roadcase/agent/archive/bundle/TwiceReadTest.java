package dev.roadcase.agent.archive.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
class TwiceReadTest {
    private static final int STEP = 64 << 10;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, STEP - 1, STEP, STEP + 1, 3 * STEP, 300_000})
    void givesAllBytesAndTellsHowManyCame(int size) throws IOException {
        byte[] layer = random(size);
        TestBundle written = bundle(layer);
        AtomicInteger came = new AtomicInteger();
        try (Bundle bundle = Bundle.open(written.write(folder.resolve("test.bundle")), written.trust())) {
            assertThat(bundle.isInFiles()).isTrue();
            TwiceRead content = TwiceRead.of(bundle, descriptor(layer), came::addAndGet);
            assertThat(content.bytes().readAllBytes()).isEqualTo(layer);
            assertThat(content.bytes().read()).isEqualTo(size == 0 ? -1 : layer[0] & 0xff);
            assertThat(came).hasValue(size);
        }
    }

    @Test
    void givesNothingOfDamagedContent() throws IOException {
        byte[] layer = random(300_000);
        TestBundle written = bundle(layer);
        Path file = written.write(folder.resolve("test.bundle"));
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            change(file, bundle.require(descriptor(layer)).offset() + layer.length - 1);
            assertThatThrownBy(() -> TwiceRead.of(bundle, descriptor(layer), count -> {}))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("is damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, STEP - 1, STEP, 2 * STEP + 1, 299_999})
    void givesNoByteThatIsNotTheOneOfTheFirstReading(int place) throws IOException {
        byte[] layer = random(300_000);
        TestBundle written = bundle(layer);
        Path file = written.write(folder.resolve("test.bundle"));
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            TwiceRead content = TwiceRead.of(bundle, descriptor(layer), count -> {});
            change(file, bundle.require(descriptor(layer)).offset() + place);
            int before = place / STEP * STEP;
            try (InputStream in = content.bytes()) {
                assertThat(in.readNBytes(before)).isEqualTo(Arrays.copyOf(layer, before));
                assertThatThrownBy(in::read)
                        .isInstanceOf(Problem.class)
                        .hasMessageContaining("gave other bytes when it was read again");
            }
        }
    }

    private static TestBundle bundle(byte[] layer) {
        return new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", List.of(layer)));
    }

    private static Descriptor descriptor(byte[] layer) {
        return Descriptor.of("application/octet-stream", layer);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static void change(Path file, long place) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, place);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) ~one.get(0)}), place);
        }
    }
}
