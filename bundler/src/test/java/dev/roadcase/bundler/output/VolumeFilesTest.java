package dev.roadcase.bundler.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.Placement;
import dev.roadcase.bundler.layout.SignedLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeFilesTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final VolumeSize SMALL = new VolumeSize(70_001);
    private static final VolumeSize LARGE = new VolumeSize(200_000);
    private static final String LIST = "x.bundle.volumes.json";

    @TempDir
    private Path folder;

    private Path output;

    @BeforeEach
    void chooseAnOutput() {
        output = folder.resolve("x.bundle");
    }

    @Test
    void volumesHoldTheBytesOfTheOneFile() throws IOException {
        SignedLayout signed = signed(1);
        writeWhole(signed, folder.resolve("whole.bundle"));
        write(signed, SMALL);
        assertThat(joined()).isEqualTo(Files.readAllBytes(folder.resolve("whole.bundle")));
        assertThat(Files.size(volume(1))).isEqualTo(SMALL.bytes());
        assertThat(Files.readString(folder.resolve(LIST)))
                .contains(
                        "\"name\" : \"x.bundle.002\"",
                        Digest.of(Files.readAllBytes(volume(2))).toString());
        verify(signed);
    }

    @Test
    void whatIsCopiedByTheKernelGoesOverTheirEnds() throws IOException {
        byte[] content = noise(7);
        Path source = Files.write(folder.resolve("source"), content);
        SignedLayout signed = signed(content, place -> {
            try (FileChannel channel = FileChannel.open(source)) {
                place.copy(channel, 0);
            }
        });
        write(signed, SMALL);
        verify(signed);
    }

    @Test
    void oneVolumeIsEnoughForASmallBundle() throws IOException {
        write(signed(1), new VolumeSize(4L << 30));
        assertThat(names()).containsExactlyInAnyOrder("x.bundle.001", LIST);
    }

    @Test
    void anOlderSetStaysUntilTheNewOneIsComplete() throws IOException {
        SignedLayout older = signed(1);
        write(older, SMALL);
        List<String> before = names();
        SignedLayout failing = signed(noise(2), place -> {
            throw new IOException("the link is down");
        });
        assertThatThrownBy(() -> write(failing, SMALL)).hasMessageContaining("the link is down");
        assertThat(names()).isEqualTo(before);
        verify(older);
    }

    @Test
    void whatALargerSetHadMoreIsGone() throws IOException {
        write(signed(1), SMALL);
        assertThat(volume(5)).exists();
        SignedLayout newer = signed(2);
        write(newer, LARGE);
        assertThat(names()).containsExactlyInAnyOrder("x.bundle.001", "x.bundle.002", LIST);
        verify(newer);
    }

    @Test
    void aSetTakesThePlaceOfAFileAndAFileThatOfASet() throws IOException {
        writeWhole(signed(1), output);
        SignedLayout newer = signed(2);
        write(newer, LARGE);
        assertThat(output).doesNotExist();
        verify(newer);
        Files.writeString(folder.resolve("x.bundle.003.partial"), "left over");
        writeWhole(signed(3), output);
        assertThat(names()).containsExactly("x.bundle");
    }

    @Test
    void aSecondWriterAtTheSameOutputIsRefused() {
        byte[] content = noise(1);
        SignedLayout signed = signed(content, place -> {
            assertThatThrownBy(() -> write(signed(2), SMALL)).hasMessageContaining("is being written by another");
            Content.of(content).writeTo(place);
        });
        write(signed, SMALL);
        verify(signed);
    }

    @Test
    void whatWasCutOffWhileItAppearedIsEndedByTheNextRun() throws IOException {
        SignedLayout older = signed(1);
        SignedLayout newer = signed(2);
        for (int renamed = 0; renamed <= 3; renamed++) {
            write(older, SMALL);
            Files.write(output, new byte[1]);
            Path list = newerAsPartials(newer);
            Files.delete(folder.resolve(LIST));
            for (int number = 1; number <= renamed; number++) {
                Files.move(
                        folder.resolve(partial(number)),
                        volume(number),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            new Target(output, Optional.empty()).settle();
            assertThat(list).doesNotExist();
            assertThat(names()).containsExactlyInAnyOrder("x.bundle.001", "x.bundle.002", "x.bundle.003", LIST);
            verify(newer);
        }
    }

    @Test
    void whatStandsBehindTheFirstVolumeIsNotForgotten() throws IOException {
        try (Storage storage = new Target(output, Optional.of(SMALL)).open()) {
            assertThat(storage.isEmpty()).isTrue();
            storage.write(ByteBuffer.allocate(1), 2 * SMALL.bytes());
            assertThat(storage.isEmpty()).isFalse();
        }
    }

    @Test
    void aListThatWasCutOffItselfIsNotFollowed() throws IOException {
        SignedLayout older = signed(1);
        write(older, SMALL);
        Path list = newerAsPartials(signed(2));
        Files.writeString(list, Files.readString(list).substring(0, 200));
        new Target(output, Optional.empty()).settle();
        verify(older);
        assertThat(folder.resolve(partial(2))).exists();
    }

    /** Three volumes and their list under their first names, as they are when all of them are complete. */
    private Path newerAsPartials(SignedLayout newer) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Target target = new Target(elsewhere.resolve("x.bundle"), Optional.of(new VolumeSize(150_000)));
        new Output(target, Events.NONE).write(newer.layout(), schedule(newer));
        try (Stream<Path> files = Files.list(elsewhere)) {
            for (Path file : files.toList()) {
                Files.move(file, folder.resolve(file.getFileName() + ".partial"));
            }
        }
        Files.delete(elsewhere);
        return folder.resolve(LIST + ".partial");
    }

    private void write(SignedLayout signed, VolumeSize size) {
        new Output(new Target(output, Optional.of(size)), Events.NONE).write(signed.layout(), schedule(signed));
    }

    private static void writeWhole(SignedLayout signed, Path file) {
        new Output(new Target(file, Optional.empty()), Events.NONE).write(signed.layout(), schedule(signed));
    }

    private static Schedule schedule(SignedLayout signed) {
        return Schedule.largestFirst(signed.layout(), OptionalInt.of(2), 2);
    }

    private static SignedLayout signed(int seed) {
        return signed(noise(seed), Content.of(noise(seed)));
    }

    private static SignedLayout signed(byte[] layer, Content content) {
        Blob other = new Blob(
                Descriptor.of(MediaType.OCI_LAYER_GZIP, "another".getBytes(UTF_8)),
                Placement.LAYER,
                Content.of("another".getBytes(UTF_8)),
                "the test");
        Blob noise = new Blob(Descriptor.of(MediaType.OCI_LAYER_GZIP, layer), Placement.LAYER, content, "the test");
        return SignedLayout.of(TestContents.of(List.of(noise, other)), KEY);
    }

    private static byte[] noise(int seed) {
        byte[] noise = new byte[380_000];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private void verify(SignedLayout signed) {
        Trust trust = new Trust(List.of(new TrustedKey(KEY.verificationKey(), "the test made it")), false);
        try (Bundle bundle = new Verification(Source.open(output), () -> trust, Events.NONE, 2).run()) {
            assertThat(bundle.indexDigest()).isEqualTo(signed.index());
            assertThat(bundle.volumes()).isNotEmpty();
        }
    }

    private byte[] joined() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int number = 1; Files.exists(volume(number)); number++) {
            all.write(Files.readAllBytes(volume(number)));
        }
        return all.toByteArray();
    }

    private Path volume(int number) {
        return folder.resolve("x.bundle.00" + number);
    }

    private static String partial(int number) {
        return "x.bundle.00" + number + ".partial";
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
