package dev.roadcase.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@Tag("jdk")
class UnpackTest {
    private static final long LARGEST = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tar", "gz", "xz", "zst", "zip"})
    void anEntryIsTakenOutOfEveryKindOfArchive(String kind) throws IOException {
        assertThat(take(kind.equals("zip") ? zip() : tar(kind), "bin/tool")).isEqualTo("the tool");
    }

    @Test
    void anEntryForWhichThereIsNoRoomIsNotBegun() throws IOException {
        Path archive = folder.resolve("huge.tar");
        TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive));
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        TarArchiveEntry huge = new TarArchiveEntry("huge");
        huge.setSize(1L << 50);
        tar.putArchiveEntry(huge);
        tar.write(new byte[1 << 16]);
        Path target = folder.resolve("huge");
        assertThatThrownBy(() -> new Unpack(Long.MAX_VALUE).take(archive, "huge", target, "huge.tar"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE))
                .hasMessageStartingWith("take \"huge\" out of huge.tar failed: unpacking needs 1073741824 MiB, and ");
        assertThat(target).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"./bin/tool", "bin//tool", "bin/./tool", "lib/../bin/tool"})
    void theNameMayBeWrittenAsPeopleDo(String name) throws IOException {
        assertThat(take(tar("gz"), name)).isEqualTo("the tool");
    }

    @ParameterizedTest
    @CsvSource({"bin/link", "bin/up", "bin/hard", "bin/chain"})
    void linksAreFollowedInsideTheArchive(String name) throws IOException {
        assertThat(take(tar("gz"), name)).isEqualTo("the tool");
    }

    @ParameterizedTest
    @CsvSource({"bin/out", "bin/absolute", "bin/loop", "bin/device", "bin", "../bin/tool", "/bin/tool", "."})
    void whatIsNoRegularFileOfTheArchiveIsRefused(String name) throws IOException {
        Path archive = tar("gz");
        assertRefused(archive, name);
    }

    @Test
    void aMissingEntryComesWithTheNamesThatAreLikeIt() throws IOException {
        Path archive = tar("xz");
        assertThatThrownBy(() -> take(archive, "sbin/tool"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.advice().orElse("")).startsWith("entries like it: \"bin/tool\""))
                .hasMessageContaining("take \"sbin/tool\" out of archive.tgz failed: there is no such entry");
    }

    @Test
    void nothingButTheEntryIsEverWritten() throws IOException {
        Path archive = tar("gz");
        take(archive, "bin/tool");
        assertThat(folder.getParent().resolve("evil")).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(archive, folder.resolve("target"));
        }
    }

    @Test
    void aBombIsStoppedBeforeTheTargetInATar() throws IOException {
        Path archive = folder.resolve("bomb.tgz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            put(tar, "zeros", new byte[(int) LARGEST + 1]);
            put(tar, "bin/tool", "the tool".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(archive, "bin/tool");
        assertRefused(archive, "zeros");
    }

    @Test
    void aBombInAZipIsStopped() throws IOException {
        Path archive = folder.resolve("bomb.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.putArchiveEntry(new ZipArchiveEntry("zeros"));
            zip.write(new byte[(int) LARGEST + 1]);
            zip.closeArchiveEntry();
        }
        assertRefused(archive, "zeros");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "gz", "xz", "zst"})
    void anArchiveThatIsCutOffIsRefused(String kind) throws IOException {
        Path archive = tar(kind);
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(bytes, kind.equals("tar") ? 2000 : bytes.length / 4));
        assertRefused(archive, "bin/last");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        assertRefused(Files.writeString(folder.resolve("page.html"), "<html>".repeat(300)), "bin/tool");
        assertRefused(Files.write(folder.resolve("empty"), new byte[0]), "bin/tool");
    }

    private void assertRefused(Path archive, String name) {
        assertThatThrownBy(() -> take(archive, name))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining("archive.tgz");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    private String take(Path archive, String name) throws IOException {
        Path target = folder.resolve("target");
        new Unpack(LARGEST).take(archive, name, target, "archive.tgz");
        return Files.readString(target);
    }

    private Path tar(String kind) throws IOException {
        Path file = folder.resolve("archive." + kind);
        OutputStream raw = Files.newOutputStream(file);
        OutputStream packed = switch (kind) {
            case "gz" -> new GZIPOutputStream(raw);
            case "xz" -> new XZOutputStream(raw, new LZMA2Options(0));
            case "zst" -> new ZstdOutputStream(raw);
            default -> raw;
        };
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            put(tar, "../evil", new byte[1]);
            link(tar, "bin/", TarConstants.LF_DIR, "");
            put(tar, "./bin/tool", "the tool".getBytes(StandardCharsets.UTF_8));
            link(tar, "bin/link", TarConstants.LF_SYMLINK, "tool");
            link(tar, "bin/up", TarConstants.LF_SYMLINK, "../bin/./tool");
            link(tar, "bin/hard", TarConstants.LF_LINK, "./bin/tool");
            link(tar, "bin/chain", TarConstants.LF_SYMLINK, "up");
            link(tar, "bin/out", TarConstants.LF_SYMLINK, "../../etc/passwd");
            link(tar, "bin/absolute", TarConstants.LF_SYMLINK, "/etc/passwd");
            link(tar, "bin/loop", TarConstants.LF_SYMLINK, "loop");
            link(tar, "bin/device", TarConstants.LF_CHR, "");
            byte[] noise = new byte[100_000];
            new java.util.Random(1).nextBytes(noise);
            put(tar, "bin/last", noise);
        }
        return file;
    }

    private Path zip() throws IOException {
        Path file = folder.resolve("archive.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            zip.putArchiveEntry(new ZipArchiveEntry("bin/tool"));
            zip.write("the tool".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        return file;
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, byte type, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
