package dev.roadcase.bundler.odd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.bundle.PlatformChoice;
import dev.roadcase.agent.archive.tarball.ImageTar;
import dev.roadcase.agent.archive.tarball.TarFormat;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.overlay.LayeredStore;
import dev.roadcase.agent.registry.overlay.Pushing;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.BundleBlobs;
import dev.roadcase.agent.registry.store.BundleStore;
import dev.roadcase.agent.registry.store.Lookup;
import dev.roadcase.agent.registry.store.Repository;
import dev.roadcase.agent.registry.store.StoredBlob;
import dev.roadcase.agent.runtime.WantedImage;
import dev.roadcase.bundler.console.InspectReport;
import dev.roadcase.bundler.odd.OddCase.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd images go through every verb, and nothing of theirs takes the images beside them along. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddImagesTest {
    private static final String NEIGHBOUR = "acme/neighbour:1";
    private static final String ODD = "acme/odd:1";

    private final OddRegistry registry = new OddRegistry();
    private final List<OddCase> together = OddImages.all()
            .filter(odd -> odd.platforms().equals("linux/amd64"))
            .filter(odd -> !(odd.outcome() instanceof Outcome.Refused))
            .toList();

    private Verbs all;

    /** One bundle of all that can be carried: each of them is no reason for another to fail. */
    @BeforeAll
    void prepare(@TempDir Path work) {
        registry.put(NEIGHBOUR, OddImage.of("neighbour").content());
        together.forEach(odd -> registry.put(name(odd) + ":1", odd.content()));
        OddDemo demo = new OddDemo(work, registry);
        Stream<String> names = together.stream().map(odd -> name(odd) + ":1");
        all = Verbs.on(demo.verified(demo.prepare(
                "linux/amd64", Stream.concat(names, Stream.of(NEIGHBOUR)).toArray(String[]::new))));
    }

    @AfterAll
    void stop() {
        all.bundle().close();
        registry.close();
    }

    private String name(OddCase odd) {
        return "acme/odd-" + together.indexOf(odd);
    }

    Stream<OddCase> together() {
        return together.stream();
    }

    static Stream<OddCase> forOthers() {
        return OddImages.all().filter(odd -> !odd.platforms().equals("linux/amd64"));
    }

    static Stream<OddCase> refused() {
        return OddImages.all().filter(odd -> odd.outcome() instanceof Outcome.Refused);
    }

    @ParameterizedTest
    @MethodSource("together")
    void everyVerbTakes(OddCase odd) throws IOException {
        requireEverywhere(all, name(odd), odd);
    }

    @ParameterizedTest
    @MethodSource("forOthers")
    void everyVerbTakesWithOtherPlatforms(OddCase odd, @TempDir Path folder) throws IOException {
        registry.put(ODD, odd.content());
        OddDemo demo = new OddDemo(folder, registry);
        try (Bundle bundle = demo.verified(demo.prepare(odd.platforms(), ODD, NEIGHBOUR))) {
            requireEverywhere(Verbs.on(bundle), "acme/odd", odd);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void prepareRefuses(OddCase odd, @TempDir Path folder) {
        registry.put(ODD, odd.content());
        OddDemo demo = new OddDemo(folder, registry);
        Problem problem = catchThrowableOfType(Problem.class, () -> demo.prepare(odd.platforms(), ODD, NEIGHBOUR));
        assertThat(problem.getMessage() + problem.advice().orElse(""))
                .contains(((Outcome.Refused) odd.outcome()).words())
                .contains(ODD);
        assertThat(problem.exitCode()).isIn(ExitCode.BAD_INPUT, ExitCode.UPSTREAM);
    }

    @Test
    void thereAreAtLeastSixtyOfThem() {
        assertThat(together.size()).isGreaterThan(60);
        assertThat(OddImages.all().map(OddCase::holds)).doesNotHaveDuplicates();
    }

    /** What verbs say of a bundle: asked once for all of its images. */
    private record Verbs(Bundle bundle, JsonNode inspected, String table, BlobStore store) {
        static Verbs on(Bundle bundle) {
            InspectReport report = new InspectReport(bundle);
            BundleStore images =
                    new BundleStore(bundle, new BundleBlobs(bundle, OddImagesTest::none), OddImagesTest::none);
            BlobStore store = LayeredStore.open(images, Pushing.NONE, OddImagesTest::none);
            return new Verbs(bundle, report.json().get("images"), report.text(), store);
        }
    }

    private static void requireEverywhere(Verbs verbs, String name, OddCase odd) throws IOException {
        Bundle bundle = verbs.bundle();
        BundledImage image = new Contents(bundle)
                .images().stream()
                        .filter(each -> each.reference().repository().equals(name))
                        .findFirst()
                        .orElseThrow();
        requireInspected(verbs, image, odd);
        requireSaved(bundle, image, odd);
        requireServed(verbs, name, odd);
        requireChosen(bundle, image, odd);
    }

    private static void requireInspected(Verbs verbs, BundledImage image, OddCase odd) {
        JsonNode said = StreamSupport.stream(verbs.inspected().spliterator(), false)
                .filter(each ->
                        each.get("reference").asText().equals(image.reference().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(verbs.table()).contains(image.reference().toString(), NEIGHBOUR);
        if (odd.outcome() instanceof Outcome.Image expected) {
            assertThat(platforms(said)).isEqualTo(expected.platforms());
            assertThat(said.has("artifactType")).isFalse();
        } else {
            assertThat(said.get("artifactType").asText()).isEqualTo(((Outcome.OfType) odd.outcome()).type());
            assertThat(platforms(said)).isEmpty();
        }
    }

    private static String platforms(JsonNode image) {
        return StreamSupport.stream(image.get("platforms").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    private static void requireSaved(Bundle bundle, BundledImage image, OddCase odd) throws IOException {
        ImageTar.of(bundle, image, TarFormat.OCI, Optional.empty()).writeTo(OutputStream.nullOutputStream());
        if (odd.outcome() instanceof Outcome.Image) {
            ImageTar.of(bundle, image, TarFormat.DOCKER, Optional.empty()).writeTo(OutputStream.nullOutputStream());
        } else {
            Problem problem = catchThrowableOfType(
                    Problem.class, () -> ImageTar.of(bundle, image, TarFormat.DOCKER, Optional.empty()));
            assertThat(problem).hasMessageContaining("artifact");
        }
    }

    /** Byte for byte, and all that is reached from what is carried. */
    private static void requireServed(Verbs verbs, String name, OddCase odd) {
        Repository repository = verbs.store().repository(name, Optional.empty()).orElseThrow(OddImagesTest::absent);
        assertThat(repository.tagged("1").orElseThrow(OddImagesTest::absent).bytes())
                .isEqualTo(odd.content().root());
        odd.content()
                .all()
                .map(Digest::of)
                .filter(digest -> verbs.bundle().blob(digest).isPresent())
                .forEach(digest -> assertThat(Digest.of(
                                read(repository.blob(ContentDigest.of(digest)).orElseThrow(OddImagesTest::absent))))
                        .isEqualTo(digest));
    }

    private static byte[] read(StoredBlob blob) {
        try (InputStream in = blob.open(0, blob.size())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a machine loads; an artifact is given to no runtime. */
    private static void requireChosen(Bundle bundle, BundledImage image, OddCase odd) throws IOException {
        if (odd.outcome() instanceof Outcome.Image expected) {
            WantedImage wanted = WantedImage.of(bundle, image, Platform.LINUX_AMD64);
            List<Digest> layers = wanted.chosen().manifest().layers().stream()
                    .map(Descriptor::digest)
                    .toList();
            if (expected.file().isEmpty()) {
                assertThat(layers).isEmpty();
            } else {
                assertThat(odd.content().all().map(Digest::of)).contains(layers.get(0));
                assertThat(layers.get(0)).isIn(OddImage.forms(expected.file()));
            }
            wanted.tar().writeTo(OutputStream.nullOutputStream());
        } else {
            assertThat(new PlatformChoice(bundle, image).artifact()).isPresent();
        }
    }

    private static RuntimeException absent(Lookup.Absent<?> absence) {
        return new IllegalStateException(absence.why());
    }

    private static void none(Event event) {
        assertThat(event).isNotInstanceOf(Event.Warned.class);
    }
}
