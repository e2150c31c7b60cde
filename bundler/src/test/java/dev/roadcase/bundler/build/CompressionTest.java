package dev.roadcase.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
class CompressionTest {
    @TempDir
    Path folder;

    @Test
    void whatShrinksIsCarriedAsZstdAndSaysWhatItWas() throws IOException {
        byte[] content = "a program, nearly".repeat(10_000).getBytes();
        Compression.CompressedFile carried = carry(content);
        assertThat(carried.descriptor().mediaType()).isEqualTo(MediaType.FILE_ZSTD);
        assertThat(carried.content()).isEqualTo(Digest.of(content));
        assertThat(carried.contentSize()).isEqualTo(content.length);
        byte[] packed = Files.readAllBytes(carried.file());
        assertThat(carried.descriptor().digest()).isEqualTo(Digest.of(packed));
        assertThat(carried.descriptor().size()).isEqualTo(packed.length);
        try (InputStream in = new ZstdInputStream(Files.newInputStream(carried.file()))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void whatDoesNotShrinkIsCarriedAsItIs() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Compression.CompressedFile carried = carry(noise);
        assertThat(carried.descriptor().mediaType()).isEqualTo(MediaType.FILE);
        assertThat(carried.descriptor().digest()).isEqualTo(Digest.of(noise));
        assertThat(carried.file()).isEqualTo(folder.resolve("file"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(carried.file());
        }
    }

    @Test
    void smallAndEmptyFilesAreCarriedAsTheyAre() throws IOException {
        assertThat(carry(new byte[0]).descriptor().size()).isZero();
        assertThat(carry(new byte[4000]).descriptor().mediaType()).isEqualTo(MediaType.FILE);
    }

    @Test
    void theSameFileGivesTheSameBytes() throws IOException {
        byte[] content = "a program, nearly".repeat(10_000).getBytes();
        assertThat(carry(content).descriptor()).isEqualTo(carry(content).descriptor());
    }

    private Compression.CompressedFile carry(byte[] content) throws IOException {
        return new Compression(folder).of(Files.write(folder.resolve("file"), content));
    }
}
