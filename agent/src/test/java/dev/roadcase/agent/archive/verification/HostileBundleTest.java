package dev.roadcase.agent.archive.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.entry.FormatVersion;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.OciLayout;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileBundleTest {
    private static final int NAME_AT = 0;
    private static final int SIZE_AT = 124;
    private static final int TYPE_AT = 156;

    @TempDir
    Path folder;

    private final TestBundle bundle =
            new TestBundle().image("quay.io/acme/api:2.3", TestImage.oci("{\"os\":\"linux\"}", "a layer"), "node");

    @ParameterizedTest
    @CsvSource({"/etc/passwd", "../../etc/passwd", "blobs/sha256/../../../x", "blobs/sha512/00", "extra"})
    void anEntryOfAnotherNameIsRefused(String name) {
        assertThat(problem(header -> put(header, NAME_AT, (name + "\0").getBytes(StandardCharsets.US_ASCII))))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC))
                .hasMessageContaining("test.bundle is damaged at byte");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5", "g", "L"})
    void anEntryThatIsNotARegularFileIsRefused(String type) {
        assertThat(problem(header -> put(header, TYPE_AT, type.getBytes(StandardCharsets.US_ASCII))))
                .hasMessageContaining("is not a regular file");
    }

    @ParameterizedTest
    @CsvSource({"77777777777", "-0000000001", "00000100000", "9999999999 "})
    void anEntryWithASizeThatIsNoneIsRefused(String size) {
        assertThat(problem(header -> put(header, SIZE_AT, size.getBytes(StandardCharsets.US_ASCII))))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC));
    }

    @Test
    void aSecondEntryOfOneNameIsRefused() throws IOException {
        Path file = bundle.write(folder.resolve("test.bundle"));
        byte[] bytes = Files.readAllBytes(file);
        Entry last = lastEntry(file);
        byte[] again = Arrays.copyOfRange(bytes, (int) last.start(), (int) last.end());
        byte[] twice = Arrays.copyOf(bytes, bytes.length + TarHeader.RECORD);
        System.arraycopy(again, 0, twice, (int) last.end(), again.length);
        assertThat(problemOf(Files.write(file, twice))).hasMessageContaining("a second entry blobs/sha256/");
    }

    @Test
    void anIndexOfAHundredMebibytesIsRefusedUnread() throws IOException {
        Path file = folder.resolve("test.bundle");
        try (var out = Files.newOutputStream(file)) {
            write(EntryName.OCI_LAYOUT, OciLayout.marker(), out);
            out.write(TarHeader.of(EntryName.INDEX, 100 << 20));
        }
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(1), 101L << 20);
        }
        assertThat(problemOf(file)).hasMessageContaining("index.json has 104857600 bytes, more than");
    }

    @Test
    void anIndexOfDeepNestingIsRefused() throws IOException {
        String deep = "{\"manifests\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        Path file = folder.resolve("test.bundle");
        try (var out = Files.newOutputStream(file)) {
            write(EntryName.OCI_LAYOUT, OciLayout.marker(), out);
            write(EntryName.INDEX, deep.getBytes(StandardCharsets.US_ASCII), out);
        }
        assertThat(problemOf(file))
                .hasMessageContaining("index.json: not JSON")
                .hasMessageContaining("depth")
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC));
    }

    private static void write(String name, byte[] content, OutputStream out) throws IOException {
        out.write(TarHeader.of(name, content.length));
        out.write(Arrays.copyOf(content, (int) TarHeader.padded(content.length)));
    }

    @Test
    void aNewerFormatIsSaidToBeNewer() {
        Path file = bundle.annotate(Annotation.FORMAT, "2.0").write(folder.resolve("test.bundle"));
        assertThat(problemOf(file))
                .hasMessageContaining("has bundle format 2.0, newer than 1.0")
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    @Test
    void aNewerMinorFormatIsRead() {
        Path file = bundle.annotate(Annotation.FORMAT, "1.7").write(folder.resolve("test.bundle"));
        try (Bundle opened = Bundle.open(file, bundle.trust())) {
            assertThat(opened.format()).isEqualTo(new FormatVersion(1, 7));
        }
    }

    @Test
    void aFileOfAnotherKindIsSaidNotToBeABundle() throws IOException {
        Path file = Files.writeString(folder.resolve("test.bundle"), "PK\3\4 something else".repeat(100));
        assertThat(problemOf(file))
                .hasMessageContaining("is not a bundle")
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    @Test
    void aBlobThatNothingNamesIsFound() throws IOException {
        Path file = bundle.write(folder.resolve("test.bundle"));
        byte[] stray = "stray".getBytes(StandardCharsets.US_ASCII);
        byte[] header = TarHeader.of(EntryName.of(dev.roadcase.agent.format.Digest.of(stray)), stray.length);
        Entry last = lastEntry(file);
        byte[] bytes = Arrays.copyOf(Files.readAllBytes(file), (int) TarHeader.archiveLength(last.end() + 1024));
        System.arraycopy(header, 0, bytes, (int) last.end(), header.length);
        System.arraycopy(stray, 0, bytes, (int) last.end() + header.length, stray.length);
        assertThat(problemOf(Files.write(file, bytes))).hasMessageContaining("is named by nothing in index.json");
    }

    @Test
    void aMissingFileIsTheUsersMistake() {
        assertThat(problemOf(folder.resolve("none.bundle")))
                .hasMessageContaining("there is no file")
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    /** What is said of a bundle whose last header was changed and has a right checksum again. */
    private Problem problem(Consumer<byte[]> change) {
        try {
            Path file = bundle.write(folder.resolve("test.bundle"));
            byte[] bytes = Files.readAllBytes(file);
            int at = (int) lastEntry(file).start();
            byte[] header = Arrays.copyOfRange(bytes, at, at + TarHeader.BLOCK);
            change.accept(header);
            putChecksum(header);
            System.arraycopy(header, 0, bytes, at, header.length);
            return problemOf(Files.write(file, bytes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Entry lastEntry(Path file) {
        try (Bundle opened = Bundle.open(file, bundle.trust())) {
            return opened.entries().stream().reduce((first, second) -> second).orElseThrow();
        }
    }

    private Problem problemOf(Path file) {
        return catchThrowableOfType(Problem.class, () -> {
            FileSource source = FileSource.open(file);
            new Verification(source, bundle::trust, Events.NONE, 2).run().close();
        });
    }

    private static void put(byte[] header, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static void putChecksum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII));
    }
}
