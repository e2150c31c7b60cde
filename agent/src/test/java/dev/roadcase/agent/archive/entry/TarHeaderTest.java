package dev.roadcase.agent.archive.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarHeaderTest {
    private static final String NAME = "blobs/sha256/" + "a".repeat(64);
    private static final long LARGE = 9L << 30;

    @TempDir
    Path folder;

    @Test
    void tarReadsAHeaderAsItWasMeant() throws Exception {
        Path file = folder.resolve("small.tar");
        byte[] header = TarHeader.of(NAME, 5);
        ByteBuffer bytes = ByteBuffer.allocate(TarHeader.RECORD).put(header).put("hello".getBytes());
        Files.write(file, bytes.array());
        assertThat(listing(file))
                .contains("-rw-r--r-- 0/0")
                .contains(" 5 1970-01-01")
                .contains(NAME);
    }

    @Test
    void tarReadsASizeThatNeedsPax() throws Exception {
        Path file = folder.resolve("large.tar");
        Files.write(file, TarHeader.of(NAME, LARGE));
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), TarHeader.archiveLength(1536 + LARGE) - 1);
        }
        assertThat(listing(file)).contains(" " + LARGE + " ").contains(NAME);
    }

    private static String listing(Path file) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder(List.of("tar", "--numeric-owner", "--utc", "-tvf", file.toString()))
                .redirectErrorStream(true)
                .start();
        String listing = new String(tar.getInputStream().readAllBytes());
        assertThat(tar.waitFor()).as(listing).isZero();
        return listing;
    }
}
