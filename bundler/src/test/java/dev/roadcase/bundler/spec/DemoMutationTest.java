package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever happens to a demo.yaml, the answer is a demo or a list of problems. */
class DemoMutationTest {
    private static final byte[] GOOD = DemoReadingTest.everyKey().getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(20261120);

    @Test
    void flippedBitsAreAnsweredInWords() {
        assertThat(refusals(2000, this::flipped)).isGreaterThan(200);
    }

    @Test
    void bytesThatMeanSomethingInYamlAreAnsweredInWords() {
        assertThat(refusals(2000, this::sprinkled)).isGreaterThan(200);
    }

    @Test
    void everyTruncationIsAnsweredInWords() {
        int[] length = {0};
        assertThat(refusals(GOOD.length, good -> Arrays.copyOf(good, length[0]++)))
                .isGreaterThan(100);
    }

    @Test
    void linesInAnotherOrderAreAnsweredInWords() {
        assertThat(refusals(500, this::shuffled)).isGreaterThan(400);
    }

    private int refusals(int times, UnaryOperator<byte[]> mutation) {
        int refused = 0;
        for (int i = 0; i < times; i++) {
            byte[] mutant = mutation.apply(GOOD);
            try {
                DemoReader.read("demo.yaml", mutant);
            } catch (Problem e) {
                refused++;
                assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
                assertThat(e.getMessage().lines()).allMatch(line -> line.matches("demo\\.yaml:\\d+:\\d+: .+|and .*"));
            } catch (RuntimeException | Error e) {
                throw new AssertionError(new String(mutant, StandardCharsets.UTF_8), e);
            }
        }
        return refused;
    }

    private byte[] flipped(byte[] good) {
        byte[] mutant = good.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return mutant;
    }

    private byte[] sprinkled(byte[] good) {
        byte[] signs = "&*!<>|:-?[]{}%@`'\"\\#~\n\t\r ,0\u0000".getBytes(StandardCharsets.UTF_8);
        byte[] mutant = good.clone();
        for (int times = 1 + random.nextInt(6); times > 0; times--) {
            mutant[random.nextInt(mutant.length)] = signs[random.nextInt(signs.length)];
        }
        return mutant;
    }

    private byte[] shuffled(byte[] good) {
        String[] lines = new String(good, StandardCharsets.UTF_8).split("\n");
        for (int swaps = 1 + random.nextInt(5); swaps > 0; swaps--) {
            int a = random.nextInt(lines.length);
            int b = random.nextInt(lines.length);
            String line = lines[a];
            lines[a] = lines[b];
            lines[b] = line;
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
