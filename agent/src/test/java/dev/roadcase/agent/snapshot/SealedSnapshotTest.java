package dev.roadcase.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines keep of etcd, and cannot read. */
@Tag("jdk")
class SealedSnapshotTest {
    private static final Instant TAKEN = Instant.parse("2026-12-01T14:03:11Z");
    private static final SnapshotName NAME = new SnapshotName(TAKEN, "0a1b-2c");

    private final SnapshotKey key = SnapshotKey.random();

    @TempDir
    Path folder;

    /** Pages of a database and their sum, as etcdctl writes them. */
    static byte[] snapshot(int pages) {
        byte[] content = new byte[pages * 512 + 32];
        new Random(pages).nextBytes(content);
        String sum = Digest.of(Arrays.copyOf(content, pages * 512)).hex();
        System.arraycopy(HexFormat.of().parseHex(sum), 0, content, pages * 512, 32);
        return content;
    }

    private byte[] sealed(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("etcd.db"), content);
        Files.writeString(folder.resolve("cluster"), NAME.cluster() + "\n");
        Files.setLastModifiedTime(file, FileTime.from(TAKEN.plusMillis(300)));
        KeptSnapshot.SealedCopy copy = new KeptSnapshot(file, key).sealed();
        try (var sealed = copy.content()) {
            byte[] bytes = sealed.readAllBytes();
            assertThat(copy.size()).isEqualTo(bytes.length);
            return bytes;
        }
    }

    private byte[] opened(SnapshotKey with, byte[] sealed) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        assertThat(SealedSnapshot.open(with, new ByteArrayInputStream(sealed), plain))
                .isEqualTo(NAME);
        return plain.toByteArray();
    }

    /** A frame has 1 MiB: less than one, one and nothing more, some. */
    @ParameterizedTest
    @ValueSource(ints = {1, 512, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20, (5 << 20) + 4711})
    void whatWasSealedOpensWithItsTimeAndItsKey(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        byte[] sealed = sealed(content);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .startsWith("roadcase snapshot 1 2026-12-01T14:03:11Z 0a1b-2c\n");
        assertThat(opened(key, sealed)).isEqualTo(content);
        assertThat(SealedSnapshot.name("roadcase snapshot 1 2026-12-01T14:03:11Z 0a1b-2c"))
                .isEqualTo(NAME);
    }

    @Test
    void nothingOfItCanBeReadOrRecognised() throws IOException {
        byte[] content = snapshot(2);
        String first = HexFormat.of().formatHex(sealed(content));
        String second = HexFormat.of().formatHex(sealed(content));
        assertThat(first.substring(98)).isNotEqualTo(second.substring(98));
        assertThat(first).doesNotContain(HexFormat.of().formatHex(content, 0, 16));
    }

    /** The time too, in its first line. */
    @Test
    void everyChangedByteIsSeen() throws IOException {
        byte[] sealed = sealed(snapshot(1));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> opened(key, changed)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void framesAreNeitherLeftOutNorChangedRound() throws IOException {
        byte[] sealed = sealed(new byte[(3 << 20) + 5]);
        int head = 56;
        int frame = (1 << 20) + 16;
        byte[] without = sealed.clone();
        System.arraycopy(sealed, head + 2 * frame, without, head + frame, sealed.length - head - 2 * frame);
        byte[] round = sealed.clone();
        System.arraycopy(sealed, head, round, head + frame, frame);
        System.arraycopy(sealed, head + frame, round, head, frame);
        for (byte[] wrong : List.of(
                Arrays.copyOf(without, sealed.length - frame),
                round,
                Arrays.copyOf(sealed, head + 3 * frame),
                Arrays.copyOf(sealed, head + 2 * frame))) {
            assertThatThrownBy(() -> opened(key, wrong)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsCutOffOrOfAnotherShowIsNone() throws IOException {
        byte[] sealed = sealed(snapshot(1));
        for (int length : new int[] {0, 1, 30, 42, 49, 53, 56, 61, 72, sealed.length - 1}) {
            assertThatThrownBy(() -> opened(key, Arrays.copyOf(sealed, length))).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> opened(SnapshotKey.random(), sealed))
                .hasMessage("the snapshot is damaged, or of another show");
    }

    @Test
    void aSnapshotThatEtcdDidNotFinishIsNotWhole() throws IOException {
        byte[] content = snapshot(3000);
        Path file = Files.write(folder.resolve("some.db"), content);
        new SnapshotFile(file).requireWhole();
        Files.write(file, Arrays.copyOf(content, 600));
        assertThatThrownBy(new SnapshotFile(file)::requireWhole).hasMessageContaining("not finished");
        content[100] ^= 1;
        Files.write(file, content);
        assertThatThrownBy(new SnapshotFile(file)::requireWhole).hasMessageContaining("another sum");
        Files.write(file, new byte[0]);
        assertThatThrownBy(new SnapshotFile(file)::requireWhole).hasMessageContaining("not finished");
    }

    @Test
    void aControllerThatHasWrittenNothingYetHasNone() {
        assertThatThrownBy(() -> new KeptSnapshot(folder.resolve("none"), key).sealed())
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aKeyIsReadAsItIsWrittenAndNeverShown() throws IOException {
        Path file = Files.writeString(folder.resolve("snapshot.key"), key.text());
        assertThat(SnapshotKey.read(file)).isEqualTo(key).hasToString("a key of snapshots");
        Files.writeString(file, "secret");
        assertThatThrownBy(() -> SnapshotKey.read(file))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining("64 hexadecimal digits")
                .hasMessageNotContaining("secret");
    }
}
