package dev.roadcase.bundler.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.roadcase.agent.file.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
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
        assumeThat(FileStamp.of(file)).as("this disk stays in the machine").isPresent();
        CheckedMark.of(file).put();
    }

    @Test
    void itHoldsWhileNothingChanges() throws IOException {
        Files.readString(file);
        assertThat(CheckedMark.of(file).holds()).isTrue();
        assertThat(CheckedMark.of(file).holds()).isTrue();
    }

    /** As with {@code dd conv=notrunc} and {@code touch -r}, right after the mark was made. */
    @Test
    void whoWritesAndPutsTheTimeBackEndsIt() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "CONTENT", StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, time);
        assertThat(CheckedMark.of(file).holds()).isFalse();
    }

    /** Nothing tells a rename from a change whose time was put back. */
    @Test
    void aRenameEndsIt() throws IOException {
        Path renamed = Files.move(file, folder.resolve("other"));
        assertThat(CheckedMark.of(renamed).holds()).isFalse();
        CheckedMark.of(renamed).put();
        assertThat(CheckedMark.of(renamed).holds()).isTrue();
    }

    @Test
    void aFileThatChangedWhileItWasReadGetsNone() throws IOException {
        CheckedMark.of(file).drop();
        Optional<FileStamp> before = CheckedMark.of(file).now();
        Files.writeString(file, "CONTENT", StandardOpenOption.WRITE);
        CheckedMark.of(file).put(before);
        assertThat(CheckedMark.of(file).holds()).isFalse();
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
