package dev.roadcase.bundler.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaTest {
    private static final Trust ANYBODY = new Trust(List.of(), true);
    private static final TestImage STAYS = TestImage.oci("{\"os\":\"linux\"}", "a".repeat(200_000), "stays");
    private static final TestImage GOES = TestImage.oci("{\"os\":\"linux\",\"a\":1}", "goes");
    private static final TestImage COMES = TestImage.oci("{\"os\":\"linux\",\"a\":2}", "stays", "comes");

    @TempDir
    Path folder;

    private Path older;
    private Path newer;
    private Path delta;
    private Path output;

    /** The key of the older bundle, and not that of the newer one. */
    private Trust trusted;

    @BeforeEach
    void write() {
        TestBundle before = new TestBundle();
        trusted = before.trust();
        older = before.image("acme.io/stays:1", STAYS)
                .image("acme.io/moves:1", GOES)
                .image("acme.io/goes:1", GOES)
                .file("/etc/a", bytes("old"), "node")
                .write(folder.resolve("old.bundle"));
        newer = new TestBundle()
                .image("acme.io/stays:1", STAYS)
                .image("acme.io/moves:1", COMES)
                .image("acme.io/comes:1", COMES)
                .file("/etc/a", bytes("new"), "node")
                .write(folder.resolve("new.bundle"));
        delta = folder.resolve("a.delta");
        output = folder.resolve("made.bundle");
        difference(older, newer, true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> difference(Path before, Path after, boolean isWritten) {
        try (Bundle first = Bundle.open(before, ANYBODY);
                Bundle second = Bundle.open(after, ANYBODY)) {
            BundleDifference difference = new BundleDifference(first, second);
            if (isWritten) {
                new DeltaWriter(difference).write(delta);
            }
            return Stream.concat(difference.images().stream(), difference.files().stream())
                    .map(change -> change.kind() + " " + change.name())
                    .toList();
        }
    }

    private long patch(Path from, Trust trust) {
        return new Patching(from, delta, output, trust, event -> {}).run();
    }

    @Test
    void whatDiffersIsNamed() {
        assertThat(difference(older, newer, false))
                .containsExactly(
                        "CHANGED acme.io/moves:1", "ADDED acme.io/comes:1", "REMOVED acme.io/goes:1", "CHANGED /etc/a");
        assertThat(difference(older, older, false)).isEmpty();
    }

    @Test
    void theNewerBundleIsMadeByteForByte() throws IOException {
        assertThat(patch(older, ANYBODY)).isEqualTo(Files.size(newer));
        assertThat(output).hasSameBinaryContentAs(newer);
        assertThat(Files.size(delta)).isLessThan(Files.size(newer) - 200_000);
    }

    @Test
    void itMayTakeThePlaceOfTheOlderOne() {
        new Patching(older, delta, older, ANYBODY, event -> {}).run();
        assertThat(older).hasSameBinaryContentAs(newer);
    }

    @Test
    void theWayBackIsADeltaToo() {
        Path before = older;
        difference(newer, older, true);
        patch(newer, ANYBODY);
        assertThat(output).hasSameBinaryContentAs(before);
    }

    @Test
    void whereNothingDiffersItIsMadeAllTheSame() {
        difference(newer, newer, true);
        patch(newer, ANYBODY);
        assertThat(output).hasSameBinaryContentAs(newer);
    }

    @Test
    void aDeltaOfAnotherBundleIsRefused() {
        refused(ExitCode.BAD_INPUT, "goes on from another bundle", () -> patch(newer, ANYBODY));
    }

    @Test
    void whatNobodyTrustsIsRefused() {
        refused(ExitCode.NOT_AUTHENTIC, "", () -> patch(older, trusted));
    }

    @Test
    void whatIsNoDeltaIsSaid() throws IOException {
        for (Path other : List.of(newer, Files.writeString(folder.resolve("text"), "no tar"))) {
            delta = other;
            refused(ExitCode.BAD_INPUT, "is no delta", () -> patch(older, ANYBODY));
        }
    }

    /** Whatever byte is wrong: the right bundle, or none. */
    @Test
    void aDamagedDeltaMakesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(delta);
        Random random = new Random(20261130);
        for (int round = 0; round < 30; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(delta, damaged);
            requireNothingOrTheWhole();
        }
    }

    @Test
    void aDeltaThatWasCutOffMakesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(delta);
        for (int length = 0; length < whole.length; length += 600) {
            Files.write(delta, Arrays.copyOf(whole, length));
            requireNothingOrTheWhole();
        }
    }

    @Test
    void aDamagedOlderBundleIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(older);
        bytes[bytes.length / 2] ^= 1;
        Files.write(older, bytes);
        assertThatThrownBy(() -> patch(older, ANYBODY)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC);
            assertThat(problem.advice().orElse("")).contains("bundle verify");
        });
        assertThat(output).doesNotExist();
    }

    private void requireNothingOrTheWhole() throws IOException {
        try {
            patch(older, ANYBODY);
            assertThat(output).hasSameBinaryContentAs(newer);
            Files.delete(output);
        } catch (Problem e) {
            assertThat(e.exitCode()).isIn(ExitCode.BAD_INPUT, ExitCode.NOT_AUTHENTIC);
            assertThat(output).doesNotExist();
        }
    }

    private void refused(ExitCode code, String words, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.exitCode()).isEqualTo(code);
            assertThat(problem).hasMessageContaining(words);
        });
        assertThat(output).doesNotExist();
    }
}
