package dev.roadcase.bundler.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.output.Extents.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final BlobTable TABLE =
            new BlobTable(Optional.empty(), Map.of(Digest.of(new byte[1]), new Extent(1000, 2000)));
    private static final BlobTable OTHER =
            new BlobTable(Optional.empty(), Map.of(Digest.of(new byte[2]), new Extent(1000, 2000)));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseAFile() {
        file = folder.resolve("x.journal");
    }

    @Test
    void whatWasWrittenIsKnownTheNextTime() throws IOException {
        begun().close();
        try (Journal again = Journal.resume(file).orElseThrow()) {
            assertThat(again.table()).isEqualTo(TABLE);
            assertThat(again.within(0, 9999)).containsExactly(new Extent(1000, 1100), new Extent(1200, 1400));
        }
    }

    @Test
    void aTornRecordAndAllBehindItIsAsIfItHadNotBeenWritten() throws IOException {
        begun().close();
        byte[] whole = Files.readAllBytes(file);
        for (int length = whole.length - 1; length >= whole.length - 20; length--) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(known()).containsExactly(new Extent(1000, 1100), new Extent(1200, 1300));
        }
        for (int at = whole.length - 20; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThat(known()).containsExactly(new Extent(1000, 1100), new Extent(1200, 1300));
        }
    }

    @Test
    void afterATornRecordTheJournalGoesOn() throws IOException {
        begun().close();
        Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        try (Journal again = Journal.resume(file).orElseThrow()) {
            again.wrote(1400, 1500);
        }
        assertThat(known()).containsExactly(new Extent(1000, 1100), new Extent(1200, 1500));
    }

    @Test
    void zerosThatAPowerCutLeavesAreNoRecords() throws IOException {
        begun().close();
        Files.write(file, new byte[4096], StandardOpenOption.APPEND);
        assertThat(known()).containsExactly(new Extent(1000, 1100), new Extent(1200, 1400));
    }

    @Test
    void aHeadThatWasTornIsNoJournal() throws IOException {
        Journal.begin(file, TABLE).close();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(Journal.resume(file)).isEmpty();
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x40;
            Files.write(file, changed);
            assertThat(Journal.resume(file)).isEmpty();
        }
        assertThat(Journal.resume(folder.resolve("none"))).isEmpty();
    }

    @Test
    void recordsOfAnotherTableDoNotCount() throws IOException {
        begun().close();
        byte[] records = Arrays.copyOfRange(Files.readAllBytes(file), TABLE.bytes().length, (int) Files.size(file));
        Journal.begin(file, OTHER).close();
        Files.write(file, records, StandardOpenOption.APPEND);
        assertThat(known()).isEmpty();
    }

    private List<Extent> known() throws IOException {
        Optional<Journal> journal = Journal.resume(file);
        try (Journal open = journal.orElseThrow()) {
            return open.within(0, 9999);
        }
    }

    /** Its last record makes 1200 to 1300 reach to 1400. */
    private Journal begun() throws IOException {
        Journal journal = Journal.begin(file, TABLE);
        journal.wrote(1000, 1100);
        journal.wrote(1200, 1300);
        journal.wrote(1600, 1700);
        journal.forget(1600, 1700);
        journal.wrote(1300, 1400);
        return journal;
    }
}
