package dev.roadcase.agent.archive.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.TestKey;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    private static final TestImage IMAGE = TestImage.oci("{\"os\":\"linux\"}", "a layer", "another");

    @TempDir
    Path folder;

    private final TestBundle written = new TestBundle()
            .image("quay.io/acme/api:2.3", IMAGE, "node,laptop")
            .file("/etc/motd", "hello\n".getBytes(StandardCharsets.US_ASCII), "node");

    @Test
    void anOpenBundleNamesItsImagesAndFiles() {
        try (Bundle bundle = open(written)) {
            Contents contents = new Contents(bundle);
            assertThat(contents.images()).singleElement().satisfies(image -> {
                assertThat(image.reference()).isEqualTo(Reference.parse("quay.io/acme/api:2.3"));
                assertThat(image.descriptor().digest())
                        .isEqualTo(IMAGE.descriptor().digest());
                assertThat(image.roles()).isEqualTo(Set.of(Role.NODE, Role.LAPTOP));
            });
            assertThat(contents.files()).extracting(BundledFile::path).containsExactly("/etc/motd");
        }
    }

    @Test
    void aBlobReadsAsItWasWritten() throws IOException {
        try (Bundle bundle = open(written)) {
            ImageContent content = ImageContent.of(bundle, IMAGE.descriptor());
            assertThat(bundle.stream(content.present().get(2)).readAllBytes())
                    .isEqualTo("a layer".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aBundleSignedByAStrangerDoesNotOpen() {
        Path file = written.write(folder.resolve("test.bundle"));
        assertThatThrownBy(() -> Bundle.open(file, TestKey.make().trust()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not trusted here");
    }

    @Test
    void anOlderBundleOfTheSameSignerDoesNotOpenWhereANewerOneIsWanted() {
        Path older = written.write(folder.resolve("older.bundle"));
        Path newer = written.annotate(Annotation.VERSION, "2").write(folder.resolve("newer.bundle"));
        Digest wanted = digestOf(newer);
        try (Bundle bundle = Bundle.open(Source.open(newer), written.trust(), Optional.of(wanted))) {
            assertThat(bundle.version()).isEqualTo("2");
        }
        Source source = Source.open(older);
        assertThatThrownBy(() -> Bundle.open(source, written.trust(), Optional.of(wanted)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC);
                    assertThat(problem)
                            .hasMessage(older + " is another bundle: its index.json is " + digestOf(older)
                                    + ", and must be " + wanted);
                    assertThat(problem.advice().orElseThrow()).contains("configured for");
                });
    }

    /** Programs that get a layer from us may take its end for the end of their work. */
    @Test
    void theLastBytesOfADamagedBlobAreKeptBack() throws IOException {
        byte[] layer = new byte[200_000];
        TestBundle one = new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", List.of(layer)));
        Descriptor descriptor = Descriptor.of("application/octet-stream", layer);
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        try (Bundle bundle = open(one)) {
            long place = bundle.require(descriptor).offset();
            try (FileChannel channel = FileChannel.open(folder.resolve("test.bundle"), StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {1}), place + layer.length - 1);
            }
            assertThatThrownBy(() -> bundle.stream(descriptor).transferTo(passed))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("is damaged");
        }
        assertThat(passed.size()).isEqualTo(layer.length - (64 << 10));
    }

    @Test
    void theSignatureIsLookedAtBeforeTheDigest() {
        Path file = written.write(folder.resolve("test.bundle"));
        Optional<Digest> other = Optional.of(Digest.of(new byte[0]));
        assertThatThrownBy(() -> Bundle.open(Source.open(file), TestKey.make().trust(), other))
                .hasMessageContaining("not trusted here");
    }

    private Digest digestOf(Path file) {
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            return bundle.indexDigest();
        }
    }

    private Bundle open(TestBundle bundle) {
        return Bundle.open(bundle.write(folder.resolve("test.bundle")), bundle.trust());
    }
}
