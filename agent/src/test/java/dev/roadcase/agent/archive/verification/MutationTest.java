package dev.roadcase.agent.archive.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flips single bits all over a small bundle. {@code -Droadcase.flips=all} flips every bit there is. */
class MutationTest {
    private static final int FLIPS = 2_500;
    private static final long SEED = 20_261_120L;

    @TempDir
    Path folder;

    private Path file;
    private Trust trust;

    @BeforeEach
    void writeABundle() {
        TestImage image = TestImage.docker("{\"os\":\"linux\"}", "a layer", "a second layer");
        TestImage index = TestImage.index(
                MediaType.OCI_INDEX,
                Map.of(Platform.LINUX_AMD64, TestImage.oci("{}", "a layer")),
                Map.of(Platform.parse("linux/arm64"), TestImage.oci("{}", "not carried")));
        TestBundle bundle = new TestBundle()
                .image("quay.io/acme/api:2.3", image, "node")
                .image("docker.io/library/debian:12", index, "node")
                .file("/etc/motd", "hello\n".getBytes(), "node");
        file = bundle.write(folder.resolve("test.bundle"));
        trust = bundle.trust();
    }

    @Test
    void theWholeBundleVerifies() {
        assertThat(problemOf(file)).isEmpty();
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        assertThat(bits().filter(bit -> flipped(bit).isEmpty()).boxed().toList())
                .isEmpty();
    }

    @Test
    void everyLengthButTheRightOneIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path other = folder.resolve("other.bundle");
        for (int length :
                List.of(0, 1, 511, 512, 1024, 5000, whole.length / 2, whole.length - 1024, whole.length - 1)) {
            Files.write(other, java.util.Arrays.copyOf(whole, length));
            assertThat(problemOf(other)).as("cut to %d bytes", length).isPresent();
        }
        Files.write(other, java.util.Arrays.copyOf(whole, whole.length + 512));
        assertThat(problemOf(other)).map(Problem::exitCode).contains(ExitCode.NOT_AUTHENTIC);
    }

    private LongStream bits() throws IOException {
        long all = Files.size(file) * 8;
        return "all".equals(System.getProperty("roadcase.flips"))
                ? LongStream.range(0, all)
                : Stream.generate(new Random(SEED)::nextLong).limit(FLIPS).mapToLong(r -> Math.floorMod(r, all));
    }

    private Optional<Problem> flipped(long bit) {
        flip(bit);
        Optional<Problem> problem = problemOf(file);
        flip(bit);
        return problem;
    }

    private void flip(long bit) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bit / 8);
            int old = bytes.read();
            bytes.seek(bit / 8);
            bytes.write(old ^ 1 << bit % 8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Optional<Problem> problemOf(Path bundle) {
        try (Bundle verified = new Verification(FileSource.open(bundle), () -> trust, Events.NONE, 2).run()) {
            assertThat(verified.size()).isPositive();
            return Optional.empty();
        } catch (Problem e) {
            return Optional.of(e);
        }
    }
}
