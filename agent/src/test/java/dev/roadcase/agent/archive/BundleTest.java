package dev.roadcase.agent.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private Bundle open(TestBundle bundle) {
        return Bundle.open(bundle.write(folder.resolve("test.bundle")), bundle.trust());
    }
}
