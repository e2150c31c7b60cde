package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.TestVolumes;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle on a stick that forgets, and of somebody whom nobody knows. */
class StickExaminationTest {
    @TempDir
    Path folder;

    private final TestBundle written = new TestBundle()
            .image("quay.io/acme/api:1", TestImage.oci("{}", "a layer", "x".repeat(2 << 20)))
            .demo(
                    "demo.yaml",
                    "apiVersion: roadcase.dev/v1\nname: demo\nversion: 1.0.0\n".getBytes(StandardCharsets.UTF_8));
    private Path bundle;

    @BeforeEach
    void write() {
        bundle = written.write(folder.resolve("a.bundle"));
    }

    private List<Symptom> found() {
        try (OpenedBundle opened = OpenedBundle.of(bundle, written::trust)) {
            long until = System.nanoTime() + 60_000_000_000L;
            return new StickExamination(bundle, opened.refusal(), new SplittableRandom(1), until).symptoms();
        }
    }

    private void flip(String text) throws IOException {
        int at = new String(Files.readAllBytes(bundle), StandardCharsets.ISO_8859_1).indexOf(text);
        try (RandomAccessFile file = new RandomAccessFile(bundle.toFile(), "rw")) {
            file.seek(at);
            file.write('#');
        }
    }

    @Test
    void oneThatIsWholeIsFine() {
        assertThat(found()).isEmpty();
        assertThat(OpenedBundle.of(bundle, written::trust).needs().orElseThrow().containers())
                .isFalse();
    }

    @Test
    void aByteOfASmallBlobIsFound() throws IOException {
        flip("a layer");
        assertThat(found())
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.NOT_AUTHENTIC))
                .satisfies(its -> assertThat(its.what()).contains("blobs/sha256/"))
                .satisfies(its -> assertThat(its.advice()).contains("bundle verify " + bundle));
    }

    @Test
    void aByteOfTheIndexAndABundleThatIsCutShortAreFoundOnce() throws IOException {
        flip("org.opencontainers.image.ref.name");
        assertThat(found()).extracting(Symptom::severity).containsExactly(Severity.NOT_AUTHENTIC);
        try (RandomAccessFile file = new RandomAccessFile(written.write(bundle).toFile(), "rw")) {
            file.setLength(30_000);
        }
        assertThat(found()).extracting(Symptom::severity).contains(Severity.NOT_AUTHENTIC);
        Files.writeString(bundle, "no bundle");
        assertThat(found()).extracting(Symptom::severity).containsExactly(Severity.SPOILS);
    }

    @Test
    void volumesAreExaminedAsTheBundleThatTheyAre() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, 1 << 20);
        assertThat(found()).isEmpty();
        bundle = volumes.file(2);
        assertThat(found()).isEmpty();
        Files.delete(volumes.file(1));
        assertThat(found()).extracting(Symptom::severity).containsExactly(Severity.SPOILS);
    }

    @Test
    void aStrangersKeyIsToldFromDamage() {
        OpenedBundle opened = OpenedBundle.of(bundle, new TestBundle()::trust);
        assertThat(opened.refusal()).isEmpty();
        assertThat(new KeyExamination(opened.stranger(), folder.resolve("none")).symptoms())
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.NOT_AUTHENTIC))
                .satisfies(its -> assertThat(its.what()).contains("which is not trusted here"));
    }

    @Test
    void aKeyThatOthersMayReadIsNamed() throws IOException {
        Path key = Files.createFile(folder.resolve("signing.key"));
        Optional<Problem> none = Optional.empty();
        assertThat(key.toFile().setReadable(false, false) && key.toFile().setReadable(true, true))
                .isTrue();
        assertThat(new KeyExamination(none, key).symptoms()).isEmpty();
        assertThat(key.toFile().setReadable(true, false)).isTrue();
        assertThat(new KeyExamination(none, key).symptoms())
                .containsExactly(Symptom.maySpoil(
                        "other users of this computer may read the key that signs your bundles: " + key,
                        "keep it to yourself: chmod 600 " + key));
    }
}
