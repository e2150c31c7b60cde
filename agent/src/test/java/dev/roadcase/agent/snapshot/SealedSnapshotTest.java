package dev.roadcase.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void whatWasSealedOpensWithItsTimeAndItsKey() throws IOException {
        byte[] content = snapshot(5000);
        byte[] sealed = sealed(content);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .startsWith("roadcase snapshot 1 2026-12-01T14:03:11Z 0a1b-2c\n");
        Snapshot opened = SealedSnapshot.open(key, sealed);
        assertThat(opened).isEqualTo(new Snapshot(NAME, content));
        opened.requireWhole();
        assertThat(opened).hasToString("snapshot of 2026-12-01T14:03:11Z");
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
            assertThatThrownBy(() -> SealedSnapshot.open(key, changed)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsCutOffOrOfAnotherShowIsNone() throws IOException {
        byte[] sealed = sealed(snapshot(1));
        for (int length : new int[] {0, 1, 30, 42, 49, 53, 61, 70, sealed.length - 1}) {
            assertThatThrownBy(() -> SealedSnapshot.open(key, Arrays.copyOf(sealed, length)))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> SealedSnapshot.open(SnapshotKey.random(), sealed))
                .hasMessage("the snapshot is damaged, or of another show");
    }

    @Test
    void aSnapshotThatEtcdDidNotFinishIsNotWhole() {
        byte[] content = snapshot(3);
        assertThatThrownBy(() -> new Snapshot(NAME, Arrays.copyOf(content, 600)).requireWhole())
                .hasMessageContaining("cut off");
        content[100] ^= 1;
        assertThatThrownBy(() -> new Snapshot(NAME, content).requireWhole()).hasMessageContaining("another sum");
        assertThatThrownBy(() -> new Snapshot(NAME, new byte[0]).requireWhole()).hasMessageContaining("cut off");
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
