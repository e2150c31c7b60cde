package dev.roadcase.bundler.provider.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSumsTest {
    @Test
    void eachPartHasItsOwn(@TempDir Path folder) throws IOException {
        byte[] content = new byte[3_000_001];
        new Random(1).nextBytes(content);
        BundleSums sums = new BundleSums(Files.write(folder.resolve("file"), content));
        assertThat(sums.of(0, content.length)).isEqualTo(Digest.of(content).hex());
        assertThat(sums.of(1_234_567, content.length))
                .isEqualTo(Digest.of(Arrays.copyOfRange(content, 1_234_567, content.length))
                        .hex());
        assertThat(sums.of(0, 0)).isEqualTo(Digest.of(new byte[0]).hex());
    }
}
