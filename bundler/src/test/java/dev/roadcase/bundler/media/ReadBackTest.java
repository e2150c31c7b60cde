package dev.roadcase.bundler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadBackTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 5000, DiskFile.CHUNK - 1, DiskFile.CHUNK, DiskFile.CHUNK + 1, 3_000_000})
    void theSameBytesAreTheSameAndOneThatDiffersIsNamed(int size) throws IOException {
        byte[] bytes = random(size);
        assertThat(difference(bytes, bytes)).isEmpty();
        for (int at : new int[] {0, size / 2, size - 1}) {
            byte[] other = bytes.clone();
            other[at] ^= 1;
            assertThat(difference(other, bytes).orElseThrow())
                    .hasMessageContaining("it differs at byte " + at)
                    .extracting(Problem::exitCode)
                    .isEqualTo(ExitCode.MACHINE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, DiskFile.CHUNK})
    void aFileOfAnotherLengthDiffersWhereOneOfTheTwoEnds(int size) throws IOException {
        byte[] bytes = random(size);
        assertThat(difference(Arrays.copyOf(bytes, size - 1), bytes).orElseThrow())
                .hasMessageContaining("at byte " + (size - 1));
        assertThat(difference(Arrays.copyOf(bytes, size + 1), bytes).orElseThrow())
                .hasMessageContaining("at byte " + size);
    }

    @Test
    void aFileThatIsGoneIsNamed() {
        Path gone = folder.resolve("gone");
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> new ReadBack(Events.NONE).difference(gone, new BytesSource("gone", new byte[1]), 0, 1));
        assertThat(problem).hasMessageContaining("cannot read " + gone + " back");
        assertThat(problem.advice().orElseThrow()).contains("pulled");
    }

    private Optional<Problem> difference(byte[] there, byte[] wanted) throws IOException {
        Path file = Files.write(folder.resolve("file"), there);
        return new ReadBack(Events.NONE).difference(file, new BytesSource("file", wanted), 0, wanted.length);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
