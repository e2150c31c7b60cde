package dev.roadcase.bundler.pack;

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
        Packing packing = packing(1);
        packing.writeTo(folder.resolve("whole.bundle"), Events.NONE);
        write(packing, SMALL);
        assertThat(joined()).isEqualTo(Files.readAllBytes(folder.resolve("whole.bundle")));
        assertThat(Files.size(volume(1))).isEqualTo(SMALL.bytes());
        assertThat(Files.readString(folder.resolve(LIST)))
                .contains(
                        "\"name\" : \"x.bundle.002\"",
                        Digest.of(Files.readAllBytes(volume(2))).toString());
        verify(packing);
    }

    @Test
    void whatIsCopiedByTheKernelGoesOverTheirEnds() throws IOException {
        byte[] content = noise(7);
        Path source = Files.write(folder.resolve("source"), content);
        Packing packing = packing(content, place -> {
            try (FileChannel channel = FileChannel.open(source)) {
                place.copy(channel, 0);
            }
        });
        write(packing, SMALL);
        verify(packing);
    }

    @Test
    void oneVolumeIsEnoughForASmallBundle() throws IOException {
        write(packing(1), new VolumeSize(4L << 30));
        assertThat(names()).containsExactlyInAnyOrder("x.bundle.001", LIST);
    }

    @Test
    void anOlderSetStaysUntilTheNewOneIsComplete() throws IOException {
        Packing older = packing(1);
        write(older, SMALL);
        List<String> before = names();
        Packing failing = packing(noise(2), place -> {
            throw new IOException("the link is down");
        });
        assertThatThrownBy(() -> write(failing, SMALL)).hasMessageContaining("the link is down");
        assertThat(names()).isEqualTo(before);
        verify(older);
    }

    @Test
    void whatALargerSetHadMoreIsGone() throws IOException {
        write(packing(1), SMALL);
        assertThat(volume(5)).exists();
        Packing newer = packing(2);
        write(newer, LARGE);
        assertThat(names()).containsExactlyInAnyOrder("x.bundle.001", "x.bundle.002", LIST);
        verify(newer);
    }

    @Test
    void aSetTakesThePlaceOfAFileAndAFileThatOfASet() throws IOException {
        packing(1).writeTo(output, Events.NONE);
        Packing newer = packing(2);
        write(newer, LARGE);
        assertThat(output).doesNotExist();
        verify(newer);
        Files.writeString(folder.resolve("x.bundle.003.partial"), "left over");
        packing(3).writeTo(output, Events.NONE);
        assertThat(names()).containsExactly("x.bundle");
    }

    @Test
    void aSecondWriterAtTheSameOutputIsRefused() {
        byte[] content = noise(1);
        Packing packing = packing(content, place -> {
            assertThatThrownBy(() -> write(packing(2), SMALL)).hasMessageContaining("is being written by another");
            Content.of(content).writeTo(place);
        });
        write(packing, SMALL);
        verify(packing);
    }

    @Test
    void whatWasCutOffWhileItAppearedIsEndedByTheNextRun() throws IOException {
        Packing older = packing(1);
        Packing newer = packing(2);
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
        Packing older = packing(1);
        write(older, SMALL);
        Path list = newerAsPartials(packing(2));
        Files.writeString(list, Files.readString(list).substring(0, 200));
        new Target(output, Optional.empty()).settle();
        verify(older);
        assertThat(folder.resolve(partial(2))).exists();
    }

    /** Three volumes and their list under their first names, as they are when all of them are complete. */
    private Path newerAsPartials(Packing newer) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        newer.writeTo(
                new Target(elsewhere.resolve("x.bundle"), Optional.of(new VolumeSize(150_000))),
                schedule(newer),
                Events.NONE);
        try (Stream<Path> files = Files.list(elsewhere)) {
            for (Path file : files.toList()) {
                Files.move(file, folder.resolve(file.getFileName() + ".partial"));
            }
        }
        Files.delete(elsewhere);
        return folder.resolve(LIST + ".partial");
    }

    private void write(Packing packing, VolumeSize size) {
        packing.writeTo(new Target(output, Optional.of(size)), schedule(packing), Events.NONE);
    }

    private static Schedule schedule(Packing packing) {
        return Schedule.largestFirst(packing.layout(), OptionalInt.of(2), 2);
    }

    private static Packing packing(int seed) {
        return packing(noise(seed), Content.of(noise(seed)));
    }

    private static Packing packing(byte[] layer, Content content) {
        Blob other = new Blob(
                Descriptor.of(MediaType.OCI_LAYER_GZIP, "another".getBytes(UTF_8)),
                Placement.LAYER,
                Content.of("another".getBytes(UTF_8)),
                "the test");
        Blob noise = new Blob(Descriptor.of(MediaType.OCI_LAYER_GZIP, layer), Placement.LAYER, content, "the test");
        return Packing.of(TestCargo.of(List.of(noise, other)), KEY);
    }

    private static byte[] noise(int seed) {
        byte[] noise = new byte[380_000];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private void verify(Packing packing) {
        Trust trust = new Trust(List.of(new TrustedKey(KEY.verificationKey(), "the test made it")), false);
        try (Bundle bundle = new Verification(Source.open(output), () -> trust, Events.NONE, 2).run()) {
            assertThat(bundle.indexDigest()).isEqualTo(packing.indexDigest());
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
