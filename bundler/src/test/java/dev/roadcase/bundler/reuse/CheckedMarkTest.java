package dev.roadcase.bundler.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedMarkTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void stamp() throws IOException {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("user"))
                .as("this file system keeps extended attributes")
                .isTrue();
        file = Files.writeString(folder.resolve("file"), "content");
        CheckedMark.of(file).put();
    }

    @Test
    void aStampHoldsWhileNobodyWritesAndThroughARename() throws IOException {
        assertThat(CheckedMark.of(file).holds()).isTrue();
        Path renamed = Files.move(file, folder.resolve("other"));
        assertThat(CheckedMark.of(renamed).holds()).isTrue();
    }

    @Test
    void whoWritesToTheFileEndsIt() throws IOException {
        Files.writeString(file, "content", StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(CheckedMark.of(file).holds()).isFalse();
    }

    @Test
    void aCopyHasNone() throws IOException {
        Path copy = Files.copy(file, folder.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(CheckedMark.of(copy).holds()).isFalse();
    }

    @Test
    void itCanBeTakenBack() {
        CheckedMark.of(file).drop();
        assertThat(CheckedMark.of(file).holds()).isFalse();
        CheckedMark.of(file).drop();
    }

    @Test
    void aFileThatIsNotThereHasNone() {
        Path none = folder.resolve("none");
        CheckedMark.of(none).put();
        assertThat(CheckedMark.of(none).holds()).isFalse();
    }
}
