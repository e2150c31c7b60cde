package dev.roadcase.agent.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.file.NewFile.FileContent;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    private static final FileContent NEW = out -> out.write("new".getBytes(UTF_8));
    private static final FileContent BROKEN = out -> {
        out.write("half".getBytes(UTF_8));
        throw new IOException("no more");
    };

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeOlderFile() throws IOException {
        file = Files.writeString(folder.resolve("file"), "old");
    }

    @Test
    void theOlderFileIsThereUntilAllIsWritten() throws IOException {
        new NewFile(file).replace(out -> {
            assertThat(file).hasContent("old");
            NEW.writeTo(out);
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void theOlderFileStaysAndNothingElseWhereTheContentFails() {
        assertThatIOException().isThrownBy(() -> new NewFile(file).replace(BROKEN));
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining("glob:**/file").isDirectoryNotContaining("glob:**.roadcase-new-*");
    }

    @Test
    void nobodyElseCanReadItWhileItIsWritten() throws IOException {
        new NewFile(file, PosixFilePermissions.fromString("rw-r-----")).replace(out -> {
            assertThat(permissionsOfTemporary()).isEqualTo("rw-------");
            NEW.writeTo(out);
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    private String permissionsOfTemporary() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path temporary = files.filter(path -> path.getFileName().toString().startsWith(NewFile.TEMPORARY))
                    .findFirst()
                    .orElseThrow();
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary));
        }
    }

    @Test
    void aLinkThatTheUserNamedIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        new NewFile(link).write(NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void aLinkInItsPlaceIsReplaced() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        new NewFile(link).replace(NEW);
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(file).hasContent("old");
    }

    @Test
    void aDeviceStaysADevice() {
        new NewFile(Path.of("/dev/null")).write(NEW);
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("missing/file");
        assertThatThrownBy(() -> new NewFile(missing).write(NEW))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(missing.toString());
    }
}
