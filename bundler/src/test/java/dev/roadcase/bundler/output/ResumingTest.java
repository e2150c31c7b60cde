package dev.roadcase.bundler.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.Placement;
import dev.roadcase.bundler.layout.SignedLayout;
import dev.roadcase.bundler.layout.WriteSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumingTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final int SIZE = 200_000;

    @TempDir
    private Path folder;

    /** By the blob's digest, the offset from which on its bytes were asked for in the last run. */
    private final Map<Digest, Long> asked = new HashMap<>();

    private Path output;
    private Optional<VolumeSize> volumes = Optional.empty();

    @BeforeEach
    void chooseAnOutput() throws IOException {
        output = folder.resolve("x.bundle");
        Files.writeString(output, "older");
    }

    @Test
    void aHalfFetchedBlobGoesOnWhereItStoppedAndAWholeOneIsNotAskedFor() {
        stopped(whole(1), until(2, 150_000));
        write(whole(1), whole(2));
        assertThat(asked).isEqualTo(Map.of(digest(2), 150_000L));
        requireWhole();
    }

    @Test
    void theOlderBundleStaysUntilThen() {
        stopped(until(1, 5));
        assertThat(output).hasContent("older");
    }

    @Test
    void whatTheJournalSaysAndTheDiskDoesNotHoldIsFetchedAgain() throws IOException {
        stopped(whole(1), until(2, 150_000));
        damage(bytes(1), 1000);
        write(whole(1), whole(2));
        assertThat(asked).isEqualTo(Map.of(digest(1), 0L, digest(2), 150_000L));
        requireWhole();
    }

    @Test
    void aDamagedBeginningIsFoundAtTheEndAndNotBelievedTheNextTime() throws IOException {
        stopped(until(1, 150_000));
        damage(bytes(1), 1000);
        assertThat(catchThrowableOfType(Problem.class, () -> write(whole(1))))
                .hasMessageContaining("is not what was announced");
        write(whole(1));
        assertThat(asked).isEqualTo(Map.of(digest(1), 0L));
        requireWhole();
    }

    @Test
    void aFileThatIsShorterThanItsJournalSaysGoesOnFromItsEnd() throws IOException {
        stopped(until(1, 150_000));
        try (FileChannel file = FileChannel.open(partial(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 50_000);
        }
        write(whole(1));
        assertThat(asked).isEqualTo(Map.of(digest(1), 100_000L));
        requireWhole();
    }

    @Test
    void aJournalWithoutItsFileAndAFileWithoutItsJournalAreOfNoUse() throws IOException {
        stopped(until(1, 150_000));
        Files.delete(partial());
        write(whole(1));
        assertThat(asked).isEqualTo(Map.of(digest(1), 0L));
        stopped(until(1, 150_000));
        Files.delete(folder.resolve("x.bundle.partial.journal"));
        write(whole(1));
        assertThat(asked).isEqualTo(Map.of(digest(1), 0L));
        requireWhole();
    }

    @Test
    void ofAnotherLayoutWhatIsStillWantedIsTakenOver() throws IOException {
        stopped(whole(1), until(2, 150_000), until(3, 5000));
        write(whole(4), whole(2), whole(1));
        assertThat(asked).isEqualTo(Map.of(digest(4), 0L, digest(2), 150_000L));
        requireWhole();
    }

    @Test
    void takingOverGoesOnWhereItWasStopped() throws IOException {
        stopped(whole(1), until(2, 150_000));
        Path journal = folder.resolve("x.bundle.partial.journal");
        Files.move(journal, folder.resolve("x.bundle.older.partial.journal"), StandardCopyOption.REPLACE_EXISTING);
        write(whole(4), whole(2), whole(1));
        assertThat(asked).isEqualTo(Map.of(digest(4), 0L, digest(2), 150_000L));
        requireWhole();
    }

    @Test
    void aBundleThatChangesTwiceInTheMiddleIsCompleteInTheEnd() {
        stopped(whole(1), until(2, 150_000));
        stopped(until(3, 10), whole(2));
        stopped(whole(1), until(4, 20));
        write(whole(2), whole(4));
        assertThat(asked).containsEntry(digest(4), 20L);
        requireWhole();
    }

    @Test
    void volumesGoOnToo() {
        volumes = Optional.of(new VolumeSize(70_000));
        stopped(whole(1), until(2, 150_000));
        write(whole(1), whole(2));
        assertThat(asked).isEqualTo(Map.of(digest(2), 150_000L));
        assertThat(files()).allMatch(name -> name.matches("x\\.bundle\\.([0-9]{3}|volumes\\.json)"));
    }

    @Test
    void aBundleInTheMakingChangesItsForm() {
        volumes = Optional.of(new VolumeSize(70_000));
        stopped(whole(1), until(2, 150_000));
        volumes = Optional.empty();
        stopped(whole(1), until(2, 160_000));
        assertThat(asked).isEqualTo(Map.of(digest(2), 150_000L));
        volumes = Optional.of(new VolumeSize(90_000));
        stopped(whole(4), until(2, 170_000));
        assertThat(asked).isEqualTo(Map.of(digest(2), 160_000L, digest(4), 0L));
        volumes = Optional.empty();
        write(whole(2), whole(4));
        assertThat(asked).isEqualTo(Map.of(digest(2), 170_000L));
        requireWhole();
    }

    @Test
    void whereNothingWasFetchedNothingStays() throws IOException {
        stopped(until(1, 0));
        assertThat(files()).containsExactly("x.bundle");
    }

    /** Runs with these layers, and is stopped by a problem where the first of them ends that is not whole. */
    private void stopped(Blob... layers) {
        assertThat(catchThrowableOfType(Problem.class, () -> write(layers))).isNotNull();
    }

    private void write(Blob... layers) {
        asked.clear();
        SignedLayout signed = SignedLayout.of(TestContents.of(List.of(layers)), KEY);
        new Output(new Target(output, volumes), Events.NONE)
                .write(signed.layout(), new Schedule(signed.layout().all().toList(), 1));
    }

    private Blob whole(int seed) {
        return until(seed, SIZE);
    }

    /** A layer that comes as far as this. */
    private Blob until(int seed, int end) {
        Descriptor layer = Descriptor.of(MediaType.OCI_LAYER_GZIP, bytes(seed));
        return new Blob(layer, Placement.LAYER, new Far(seed, end), "the test");
    }

    /** Bytes that would have to be fetched. */
    private final class Far implements Content {
        private final int seed;
        private final int end;

        Far(int seed, int end) {
            this.seed = seed;
            this.end = end;
        }

        @Override
        public Optional<String> fetchedFrom() {
            return Optional.of("registry.example");
        }

        @Override
        public void writeTo(WriteSlot place) {
            int from = (int) place.resume();
            asked.put(digest(seed), (long) from);
            place.write(ByteBuffer.wrap(bytes(seed), from, Math.max(0, end - from)), from);
            if (end < SIZE) {
                throw Problem.upstream("cut");
            }
        }
    }

    private static Digest digest(int seed) {
        return Digest.of(bytes(seed));
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Changes a byte of this blob in the partial file. */
    private void damage(byte[] blob, int at) throws IOException {
        byte[] all = Files.readAllBytes(partial());
        String text = new String(all, ISO_8859_1);
        int start = text.indexOf(new String(blob, 0, 100, ISO_8859_1));
        all[start + at] ^= 1;
        Files.write(partial(), all);
    }

    private Path partial() {
        return folder.resolve("x.bundle.partial");
    }

    private void requireWhole() {
        Trust trust = new Trust(List.of(new TrustedKey(KEY.verificationKey(), "the test made it")), false);
        new Verification(FileSource.open(output), () -> trust, Events.NONE, 1)
                .run()
                .close();
        assertThat(files()).containsExactly("x.bundle");
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
