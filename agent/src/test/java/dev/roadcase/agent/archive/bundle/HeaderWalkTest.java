package dev.roadcase.agent.archive.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.archive.source.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderWalkTest {
    private static final String NAME = "blobs/sha256/" + "a".repeat(64);
    private static final long LARGE = 9L << 30;

    @TempDir
    Path folder;

    @Test
    void aSizeThatNeedsPaxIsRead() throws IOException {
        Path file = Files.write(folder.resolve("large.tar"), TarHeader.of(NAME, LARGE));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), TarHeader.archiveLength(1536 + LARGE) - 1);
        }
        try (FileSource source = FileSource.open(file)) {
            assertThat(new HeaderWalk(source).at(0)).contains(new Entry(NAME, 0, LARGE));
        }
    }
}
