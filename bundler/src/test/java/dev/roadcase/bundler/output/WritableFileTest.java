package dev.roadcase.bundler.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
class WritableFileTest {
    @TempDir
    private Path folder;

    @Test
    void aLinkIsReplacedAndNothingIsWrittenToWhereItLeads() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "keep");
        Path link = Files.createSymbolicLink(folder.resolve("x.bundle.partial"), precious);
        try (WritableFile file = WritableFile.open(link);
                FileChannel source = FileChannel.open(precious)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2}), 0);
            file.copy(source, 0, 4, 2);
            file.truncate(6);
        }
        assertThat(precious).hasContent("keep");
        assertThat(link).isRegularFile().hasBinaryContent(new byte[] {1, 2, 'k', 'e', 'e', 'p'});
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }
}
