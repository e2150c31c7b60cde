package dev.roadcase.agent.archive.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.TestKey;
import dev.roadcase.agent.archive.TestVolumes;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumesTest {
    private static final int THIRD = 5_000;

    @TempDir
    Path folder;

    private final TestBundle made = new TestBundle()
            .image("quay.io/acme/api:2.3", TestImage.oci("{\"os\":\"linux\"}", "a layer", noise()), "node")
            .file("/etc/motd", "hello\n".getBytes(), "node");

    private Path bundle;
    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        bundle = made.write(folder.resolve("test.bundle"));
        whole = Files.readAllBytes(bundle);
    }

    @Test
    void theyReadAsOneFileWhereverTheyAreCut() throws IOException {
        for (int place = 1; place < whole.length; place += 211) {
            TestVolumes.cut(Files.write(bundle, whole), place);
            verify(bundle);
        }
    }

    @Test
    void asManyAsThreeDigitsCountAreRead() throws IOException {
        int[] places = new Random(7)
                .ints(1, whole.length)
                .distinct()
                .limit(Volume.MOST - 1L)
                .sorted()
                .toArray();
        TestVolumes volumes = TestVolumes.cut(bundle, places);
        assertThat(volumes.file(999)).hasFileName("test.bundle.999");
        verify(bundle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test.bundle", "test.bundle.volumes.json", "test.bundle.001", "test.bundle.003"})
    void theyAreNamedByTheBundleTheListOrAVolume(String name) {
        TestVolumes.of(bundle, THIRD);
        try (Bundle opened = Bundle.open(folder.resolve(name), made.trust())) {
            assertThat(opened.file()).isEqualTo(bundle.toString());
            assertThat(opened.size()).isEqualTo(whole.length);
        }
    }

    @Test
    void oneVolumeIsASetToo() {
        assertThat(TestVolumes.cut(bundle).files()).hasSize(1);
        verify(bundle);
    }

    @Test
    void aWholeFileIsReadEvenWhereVolumesStandBesideIt() throws IOException {
        Files.writeString(TestVolumes.of(bundle, THIRD).list(), "nothing to read");
        verify(Files.write(bundle, whole));
    }

    @Test
    void linksToVolumesElsewhereAreRead() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD);
        Path stick = Files.createDirectory(folder.resolve("stick"));
        Path moved = Files.move(volumes.file(2), stick.resolve("test.bundle.002"));
        Files.createSymbolicLink(volumes.file(2), moved);
        verify(bundle);
    }

    @Test
    void missingOnesAreNamed() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD);
        Files.delete(volumes.file(2));
        Files.delete(volumes.file(1));
        assertThat(problem())
                .hasMessage("there is no file %s; %s, which %s lists", volumes.file(1), volumes.file(2), volumes.list())
                .returns(ExitCode.BAD_INPUT, Problem::exitCode);
    }

    @Test
    void volumesWithoutTheirListAreNoSet() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD);
        Files.delete(volumes.list());
        assertThat(problem(volumes.file(1)))
                .hasMessageStartingWith("there is no file " + volumes.list())
                .returns(ExitCode.BAD_INPUT, Problem::exitCode);
        assertThat(problem()).hasMessage("there is no file " + bundle);
    }

    @Test
    void aFileThatWasCutShortIsNamed() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD);
        Files.write(volumes.file(2), Arrays.copyOf(Files.readAllBytes(volumes.file(2)), 4_999));
        assertThat(problem())
                .hasMessage("%s is damaged: 4999 bytes, not the 5000 bytes of %s", volumes.file(2), volumes.list())
                .returns(ExitCode.NOT_AUTHENTIC, Problem::exitCode);
    }

    @Test
    void aFileThatGrewIsNamed() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD);
        Files.write(volumes.file(1), new byte[1], java.nio.file.StandardOpenOption.APPEND);
        assertThat(problem()).hasMessageStartingWith(volumes.file(1) + " is damaged: 5001 bytes, not the 5000 bytes");
    }

    @Test
    void theVolumeOfEveryFlippedBitIsNamed() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD);
        for (int place : new Random(11).ints(300, 0, whole.length).toArray()) {
            Path file = volumes.file(place / THIRD + 1);
            flip(file, place % THIRD);
            assertThat(problem())
                    .as("byte %d", place)
                    .hasMessageStartingWith(file + " is damaged: sha256:")
                    .hasMessageNotContaining("each other")
                    .returns(ExitCode.NOT_AUTHENTIC, Problem::exitCode);
            flip(file, place % THIRD);
        }
        verify(bundle);
    }

    @Test
    void volumesInEachOthersPlaceAreNamed() {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD);
        for (int other : new int[] {2, 3}) {
            volumes.exchange(1, other);
            assertThat(problem())
                    .hasMessageStartingWith(volumes.file(1) + " and " + volumes.file(other) + " were exchanged")
                    .returns(ExitCode.NOT_AUTHENTIC, Problem::exitCode);
            volumes.exchange(1, other);
        }
        volumes.exchange(2, 3);
        assertThat(problem()).hasMessageStartingWith(volumes.file(2) + " and " + volumes.file(3) + " were exchanged");
    }

    @Test
    void whatEachOfThreeShouldBeIsSaid() {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD);
        volumes.exchange(1, 2);
        volumes.exchange(2, 3);
        assertThat(problem())
                .hasMessageContaining(volumes.file(1) + " is what " + volumes.file(2) + " should be")
                .hasMessageContaining(volumes.file(2) + " is what " + volumes.file(3) + " should be")
                .hasMessageContaining(volumes.file(3) + " is what " + volumes.file(1) + " should be");
    }

    @Test
    void theLastOneInAnothersPlaceIsToldByItsLength() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, THIRD + 1);
        int last = volumes.files().size();
        assertThat(Files.size(volumes.file(last))).isNotEqualTo(THIRD + 1);
        volumes.exchange(1, last);
        assertThat(problem()).hasMessage("%s and %s were exchanged", volumes.file(1), volumes.file(last));
    }

    @Test
    void whoOnlyOpensThemIsToldToVerify() {
        TestVolumes.of(bundle, THIRD).exchange(1, 2);
        Problem problem = catchThrowableOfType(Problem.class, () -> Bundle.open(bundle, made.trust()));
        assertThat(problem)
                .hasMessage(bundle + " is not a bundle: it does not begin with an entry oci-layout")
                .returns(ExitCode.NOT_AUTHENTIC, Problem::exitCode);
        assertThat(problem.advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("verify " + bundle));
    }

    @Test
    void aSignatureOfSomebodyElseIsNoDamage() {
        TestVolumes.of(bundle, THIRD);
        Problem problem = problem(bundle, TestKey.make().trust());
        assertThat(problem).hasMessageContaining("which is not trusted here");
        assertThat(problem.advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("bundle trust"));
    }

    @Test
    void damageFromBeforeTheyWereCutIsNotTheVolumes() throws IOException {
        flip(bundle, whole.length - 1);
        TestVolumes.of(bundle, THIRD);
        assertThat(problem()).hasMessageStartingWith(bundle + " is damaged at byte " + (whole.length - 1));
        assertThat(problem().advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("every volume is what"));
    }

    @Test
    void ofManyDamagedOnesTheFirstAreNamed() throws IOException {
        TestVolumes volumes = TestVolumes.of(bundle, 1_000);
        for (Path file : volumes.files()) {
            flip(file, 10);
        }
        assertThat(problem()).hasMessageContaining("; and " + (volumes.files().size() - 4) + " more");
    }

    private void verify(Path named) {
        try (Bundle verified = new Verification(Source.open(named), made::trust, Events.NONE, 2).run()) {
            assertThat(verified.size()).isEqualTo(whole.length);
        }
    }

    private Problem problem() {
        return problem(bundle);
    }

    private Problem problem(Path named) {
        return problem(named, made.trust());
    }

    private static Problem problem(Path named, Trust trust) {
        return catchThrowableOfType(
                Problem.class,
                () -> new Verification(Source.open(named), () -> trust, Events.NONE, 2)
                        .run()
                        .close());
    }

    private static void flip(Path file, int place) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(place);
            int old = bytes.read();
            bytes.seek(place);
            bytes.write(old ^ 0x10);
        }
    }

    /** Long enough that it spans several volumes, and such that no two volumes are the same. */
    private static String noise() {
        StringBuilder text = new StringBuilder();
        new Random(3).ints(12_000, ' ', '~').forEach(letter -> text.append((char) letter));
        return text.toString();
    }
}
