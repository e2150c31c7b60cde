package dev.roadcase.agent.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
class StoredLayerTest {
    private static final byte[] LAYER = new byte[300_000];

    static {
        new Random(1).nextBytes(LAYER);
    }

    @TempDir
    Path folder;

    @TempDir
    Path room;

    private final TestBundle written =
            new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", List.of(LAYER)));
    private final Descriptor descriptor = Descriptor.of("application/octet-stream", LAYER);

    @Test
    void givesWhatWasCheckedEvenIfTheStickGivesSomethingElseTheSecondTime() throws IOException {
        Path file = written.write(folder.resolve("test.bundle"));
        try (Bundle bundle = Bundle.open(file, written.trust());
                InputStream layer = bundle.stream(descriptor);
                StoredLayer checked = StoredLayer.of(layer, room)) {
            change(file, bundle.require(descriptor).offset());
            assertThat(checked.bytes().readAllBytes()).isEqualTo(LAYER);
            assertThat(room).isEmptyDirectory();
        }
    }

    @Test
    void givesNothingOfADamagedLayer() throws IOException {
        Path file = written.write(folder.resolve("test.bundle"));
        try (Bundle bundle = Bundle.open(file, written.trust());
                InputStream layer = bundle.stream(descriptor)) {
            change(file, bundle.require(descriptor).offset() + LAYER.length - 1);
            assertThatThrownBy(() -> StoredLayer.of(layer, room))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("is damaged");
            assertThat(room).isEmptyDirectory();
        }
    }

    private static void change(Path file, long place) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, place);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) ~one.get(0)}), place);
        }
    }
}
