package dev.roadcase.agent.archive.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.TestKey;
import dev.roadcase.agent.archive.TestVolumes;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.Stretch;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
class BlobsTest {
    private static final TestImage IMAGE = TestImage.oci("{\"os\":\"linux\"}", "a layer", "another");
    private static final Digest LAYER = Digest.of("a layer".getBytes(US_ASCII));
    private static final Digest LAST = Digest.of("another".getBytes(US_ASCII));

    @TempDir
    Path folder;

    private final TestBundle bundle = new TestBundle().image("quay.io/acme/api:2.3", IMAGE, "node");
    private Path file;
    private Entry layer;

    @BeforeEach
    void write() {
        file = bundle.write(folder.resolve("test.bundle"));
        layer = entry(LAYER);
    }

    @Test
    void blobsOfABundleThatNobodyTrustsAreFoundByTheirDigest() throws IOException {
        try (Blobs blobs = open()) {
            assertThat(blobs.find(LAYER)).contains(layer);
            assertThat(blobs.holds(layer)).isTrue();
            assertThat(bytes(blobs.stretches(layer))).isEqualTo("a layer".getBytes(US_ASCII));
            assertThat(blobs.find(Digest.of(new byte[1]))).isEmpty();
        }
    }

    @Test
    void aDocumentIsHeldAgainstItsDigest() throws IOException {
        Digest manifest = IMAGE.descriptor().digest();
        try (Blobs blobs = open()) {
            assertThat(Manifest.parse(blobs.document(manifest).orElseThrow())).isInstanceOf(ImageManifest.class);
        }
        change(entry(manifest).offset() + 3);
        try (Blobs blobs = open()) {
            assertThatThrownBy(() -> blobs.document(manifest))
                    .isInstanceOfSatisfying(
                            Problem.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC))
                    .hasMessageContaining(manifest.toString());
        }
    }

    @Test
    void aChangedBlobDoesNotHold() throws IOException {
        change(layer.offset());
        try (Blobs blobs = open()) {
            assertThat(blobs.holds(layer)).isFalse();
            assertThat(blobs.sweep(Events.NONE, 2))
                    .hasValueSatisfying(damage -> assertThat(damage).hasMessageContaining(LAYER.hex()));
        }
    }

    @Test
    void whatStandsBeforeADamagedHeaderIsFoundAndTheRestIsNot() throws IOException {
        change(entry(LAST).start() + 5);
        try (Blobs blobs = open()) {
            assertThat(blobs.find(LAYER)).contains(layer);
            assertThat(blobs.find(LAST)).isEmpty();
            assertThat(blobs.damage()).isPresent();
            assertThat(blobs.signed(bundle.trust())).isEmpty();
        }
    }

    @Test
    void aSizeThatReachesBeyondTheEndIsNotBelieved() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, (int) layer.offset() + 3));
        try (Blobs blobs = open()) {
            assertThat(blobs.find(LAYER)).isEmpty();
            assertThat(blobs.damage())
                    .hasValueSatisfying(damage -> assertThat(damage).hasMessageContaining("cut short"));
        }
    }

    @Test
    void aFileThatIsNoBundleIsRefused() throws IOException {
        Files.writeString(file, "no bundle ".repeat(1000));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        Problem.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    @Test
    void onlyTheKeyThatSignedItMakesItABundleThatIsBelieved() {
        try (Blobs blobs = open()) {
            assertThat(blobs.signed(TestKey.make().trust())).isEmpty();
            assertThat(blobs.signed(bundle.trust())).isPresent();
        }
    }

    @Test
    void aLayoutIsTheSameOrIsNot() throws IOException {
        List<Entry> entries = entries();
        Map<String, Digest> front = front(entries);
        try (Blobs blobs = open()) {
            assertThat(blobs.isLaidOutAs(entries, front)).isTrue();
            assertThat(blobs.sweep(Events.NONE, 2)).isEmpty();
            assertThat(blobs.isLaidOutAs(entries.subList(0, entries.size() - 1), front))
                    .isFalse();
        }
        change(entries.get(1).offset() + 1);
        try (Blobs blobs = open()) {
            assertThat(blobs.isLaidOutAs(entries, front)).isFalse();
        }
    }

    @Test
    void bytesBehindTheEndAreFoundBySweeping() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 512));
        try (Blobs blobs = open()) {
            assertThat(blobs.sweep(Events.NONE, 1)).isPresent();
        }
    }

    @Test
    void aBlobThatBeginsInOneVolumeAndEndsInTheNextStandsInTwoFiles() throws IOException {
        TestVolumes.cut(file, (int) layer.offset() + 3);
        try (Blobs blobs = open()) {
            List<Stretch> stretches = blobs.stretches(layer);
            assertThat(stretches).extracting(Stretch::length).containsExactly(3L, 4L);
            assertThat(bytes(stretches)).isEqualTo("a layer".getBytes(US_ASCII));
        }
    }

    private Blobs open() {
        return Blobs.in(Source.open(file));
    }

    private Entry entry(Digest digest) {
        return entries().stream()
                .filter(entry -> entry.name().equals(EntryName.of(digest)))
                .findFirst()
                .orElseThrow();
    }

    private List<Entry> entries() {
        try (Bundle opened = Bundle.open(file, bundle.trust())) {
            return List.copyOf(opened.entries());
        }
    }

    private Map<String, Digest> front(List<Entry> entries) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        return entries.subList(0, EntryName.FIRST.size()).stream()
                .collect(Collectors.toMap(
                        Entry::name,
                        entry -> Digest.of(Arrays.copyOfRange(
                                whole, (int) entry.offset(), (int) (entry.offset() + entry.size())))));
    }

    private void change(long offset) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        whole[(int) offset] ^= 1;
        Files.write(file, whole);
    }

    private static byte[] bytes(List<Stretch> stretches) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(
                (int) stretches.stream().mapToLong(Stretch::length).sum());
        for (Stretch stretch : stretches) {
            ByteBuffer part = ByteBuffer.allocate((int) stretch.length());
            stretch.file().read(part, stretch.from());
            all.put(part.flip());
        }
        return all.array();
    }
}
