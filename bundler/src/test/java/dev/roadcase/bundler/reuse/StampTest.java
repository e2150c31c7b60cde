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

class StampTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void stamp() throws IOException {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("user"))
                .as("this file system keeps extended attributes")
                .isTrue();
        file = Files.writeString(folder.resolve("file"), "content");
        Stamp.of(file).put();
    }

    @Test
    void aStampHoldsWhileNobodyWritesAndThroughARename() throws IOException {
        assertThat(Stamp.of(file).holds()).isTrue();
        Path renamed = Files.move(file, folder.resolve("other"));
        assertThat(Stamp.of(renamed).holds()).isTrue();
    }

    @Test
    void whoWritesToTheFileEndsIt() throws IOException {
        Files.writeString(file, "content", StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(Stamp.of(file).holds()).isFalse();
    }

    @Test
    void aCopyHasNone() throws IOException {
        Path copy = Files.copy(file, folder.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(Stamp.of(copy).holds()).isFalse();
    }

    @Test
    void itCanBeTakenBack() {
        Stamp.of(file).drop();
        assertThat(Stamp.of(file).holds()).isFalse();
        Stamp.of(file).drop();
    }

    @Test
    void aFileThatIsNotThereHasNone() {
        Path none = folder.resolve("none");
        Stamp.of(none).put();
        assertThat(Stamp.of(none).holds()).isFalse();
    }
}
