package dev.roadcase.bundler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.layout.BundleContents;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.SignedLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path folder;

    private Path output;

    @BeforeEach
    void chooseAnOutput() {
        output = folder.resolve("test.bundle");
    }

    @Test
    void whatIsPackedVerifies() {
        write(SignedLayout.of(TestContents.of("a layer"), KEY), output);
        try (Bundle bundle = verified()) {
            assertThat(new Contents(bundle).images()).hasSize(1);
        }
    }

    @Test
    void theAgentIsTheFirstBlobAndLayersAreTheLast() {
        SignedLayout signed = SignedLayout.of(TestContents.of("a layer"), KEY);
        write(signed, output);
        try (Bundle bundle = open()) {
            List<String> names = bundle.entries().stream().map(Entry::name).toList();
            assertThat(names).startsWith(EntryName.FIRST.toArray(String[]::new));
            assertThat(names.get(5))
                    .isEqualTo(EntryName.of(new Contents(bundle).agent().digest()));
            assertThat(names.get(names.size() - 1))
                    .isEqualTo(EntryName.of(
                            dev.roadcase.agent.format.Digest.of("a layer".getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void theSameCargoAndKeyGiveTheSameBytes() throws IOException {
        Path other = folder.resolve("other.bundle");
        write(SignedLayout.of(TestContents.of("a layer"), KEY), output);
        write(SignedLayout.of(TestContents.of("a layer"), KEY), other);
        assertThat(other).hasSameBinaryContentAs(output);
        assertThat(Files.size(output) % 10_240).isZero();
    }

    @Test
    void contentThatIsNotWhatWasAnnouncedLeavesTheOlderBundleAlone() throws IOException {
        write(SignedLayout.of(TestContents.of("a layer"), KEY), output);
        byte[] before = Files.readAllBytes(output);
        for (String lie : List.of("a lay", "a layex", "a layer and more", "")) {
            assertThatThrownBy(() -> write(SignedLayout.of(announcing("a layer", lie), KEY), output))
                    .isInstanceOfSatisfying(
                            Problem.class, lied -> assertThat(lied.exitCode()).isEqualTo(ExitCode.UPSTREAM))
                    .hasMessageContaining("is not what was announced");
        }
        assertThat(output).hasBinaryContent(before);
        assertThat(filesIn(folder)).containsExactly("test.bundle");
    }

    @Test
    void aFileThatChangesWhileItIsPackedIsNamed() throws IOException {
        Path file = folder.resolve("file");
        byte[] announced = "a layer".getBytes(StandardCharsets.UTF_8);
        for (String changed : List.of("a lay", "a layex", "")) {
            Files.writeString(file, changed);
            Descriptor layer = Descriptor.of(MediaType.OCI_LAYER_GZIP, announced);
            assertThatThrownBy(() -> write(SignedLayout.of(TestContents.of(layer, Content.of(file)), KEY), output))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                    .hasMessage(file + " changed while it was packed, or is damaged");
        }
    }

    @Test
    void whatAnInterruptedRunLeftIsNoHindrance() throws IOException {
        Files.writeString(folder.resolve("test.bundle.partial"), "left over ".repeat(10_000));
        write(SignedLayout.of(TestContents.of("a layer"), KEY), output);
        verified().close();
        assertThat(filesIn(folder)).containsExactly("test.bundle");
    }

    @Test
    void aSecondWriterAtTheSameOutputIsRefused() {
        byte[] layer = "a layer".getBytes(StandardCharsets.UTF_8);
        Content meanwhile = place -> {
            assertThatThrownBy(() -> write(SignedLayout.of(TestContents.of("a layer"), KEY), output))
                    .hasMessageContaining("is being written by another");
            place.write(ByteBuffer.wrap(layer), 0);
        };
        write(SignedLayout.of(TestContents.of(Descriptor.of(MediaType.OCI_LAYER_GZIP, layer), meanwhile), KEY), output);
        assertThat(output).exists();
    }

    @Test
    void oneDigestOfTwoSizesIsALie() {
        byte[] layer = "a layer".getBytes(StandardCharsets.UTF_8);
        Descriptor lie = Descriptor.of(
                MediaType.OCI_LAYER_GZIP,
                Descriptor.of("x", TestContents.CONFIG).digest(),
                1);
        assertThatThrownBy(() -> SignedLayout.of(TestContents.of(lie, Content.of(layer)), KEY))
                .hasMessageContaining("one of the two registries lies");
    }

    private static void write(SignedLayout signed, Path output) {
        new Output(new Target(output, Optional.empty()), Events.NONE)
                .write(signed.layout(), Schedule.largestFirst(signed.layout(), OptionalInt.empty(), 2));
    }

    private static BundleContents announcing(String announced, String sent) {
        byte[] bytes = announced.getBytes(StandardCharsets.UTF_8);
        return TestContents.of(
                Descriptor.of(MediaType.OCI_LAYER_GZIP, bytes), Content.of(sent.getBytes(StandardCharsets.UTF_8)));
    }

    private Bundle open() {
        return Bundle.open(output, trust());
    }

    private Bundle verified() {
        return new Verification(FileSource.open(output), OutputTest::trust, Events.NONE, 2).run();
    }

    private static Trust trust() {
        return new Trust(List.of(new TrustedKey(KEY.verificationKey(), "the test made it")), false);
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
