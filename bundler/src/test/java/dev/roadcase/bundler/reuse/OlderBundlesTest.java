package dev.roadcase.bundler.reuse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlderBundlesTest {
    private static final Descriptor SHARED = layer("shared");
    private static final Descriptor OTHER = layer("other");

    @TempDir
    Path folder;

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void theBundleAtTheOutputComesFirstAndOthersInTheirOrder() {
        Path output = bundle("output", "shared");
        Path other = bundle("other", "shared", "other");
        try (OlderBundles older = open(output, other)) {
            assertThat(older.find(SHARED))
                    .hasValueSatisfying(found -> assertThat(found.file()).isEqualTo(output.toString()));
            assertThat(older.find(OTHER))
                    .hasValueSatisfying(found -> assertThat(found.file()).isEqualTo(other.toString()));
            assertThat(older.find(layer("none"))).isEmpty();
        }
    }

    @Test
    void aBlobOfAnotherSizeIsNotTheSame() {
        try (OlderBundles older = open(bundle("output", "shared"))) {
            assertThat(older.find(Descriptor.of(SHARED.mediaType(), SHARED.digest(), 3)))
                    .isEmpty();
        }
    }

    @Test
    void aBlobThatDoesNotHoldIsToldOnceAndTakenFromTheNextBundle() throws IOException {
        Path output = bundle("output", "shared");
        Path other = bundle("other", "shared");
        try (OlderBundles older = open(output, other)) {
            OlderBundles.OlderEntry found = older.find(SHARED).orElseThrow();
            byte[] bytes = Files.readAllBytes(output);
            bytes[(int) found.entry().offset()] ^= 1;
            Files.write(output, bytes);
            assertThat(found.holds()).isFalse();
            found.reject();
            assertThat(events).singleElement().asString().contains(output.toString(), "damaged");
            assertThat(older.find(SHARED))
                    .hasValueSatisfying(next -> assertThat(next.file()).isEqualTo(other.toString()));
        }
    }

    @Test
    void whatStandsAtTheOutputNeedNotBeABundle() throws IOException {
        Path output = Files.writeString(folder.resolve("output"), "text".repeat(1000));
        try (OlderBundles older = open(output)) {
            assertThat(older.isEmpty()).isTrue();
            assertThat(older.atOutput()).isEmpty();
        }
        assertThat(events).isEmpty();
    }

    @Test
    void whatIsNamedMustBeABundle() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "text".repeat(1000));
        for (Path named : List.of(text, folder.resolve("gone"))) {
            assertThatThrownBy(() -> open(folder.resolve("output"), named))
                    .isInstanceOfSatisfying(
                            Problem.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                    .hasMessageContaining("--reuse")
                    .hasMessageContaining(named.toString());
        }
    }

    @Test
    void theOutputNamedOnceMoreIsOneBundle() {
        Path output = bundle("output", "shared");
        try (OlderBundles older = open(output, output)) {
            assertThat(older.stream()).hasSize(1);
        }
    }

    private OlderBundles open(Path output, Path... named) {
        Events sink = events::add;
        return OlderBundles.open(output, List.of(named), sink);
    }

    private Path bundle(String name, String... layers) {
        return new TestBundle()
                .image("quay.io/acme/api:1", TestImage.oci("{\"os\":\"linux\"}", layers), "node")
                .write(folder.resolve(name));
    }

    private static Descriptor layer(String content) {
        return Descriptor.of(MediaType.OCI_LAYER_GZIP, content.getBytes(US_ASCII));
    }
}
