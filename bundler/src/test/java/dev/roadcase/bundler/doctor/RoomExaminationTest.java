package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.doctor.computer.ShowDisk;
import dev.roadcase.bundler.doctor.computer.SystemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory, and the disk of the show's folder. */
class RoomExaminationTest {
    private static final long GIB = 1L << 30;
    private static final ShowNeeds SEVEN_GIB = new ShowNeeds(1, 6, 7 * GIB, Set.of(), false, ShowNetworks.NONE);

    @TempDir
    Path root;

    private List<Symptom> memory(long whole, long available) throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(
                root.resolve("proc/meminfo"), "MemTotal: 1 kB\nMemAvailable:   " + (available >> 10) + " kB\n");
        return new MemoryExamination(SEVEN_GIB, whole, new SystemFiles(root)).symptoms();
    }

    @Test
    void machinesAndThisComputerShareItsMemory() throws IOException {
        assertThat(memory(8 * GIB, 7 * GIB)).isEmpty();
        assertThat(memory(8 * GIB - 1, 7 * GIB))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.SPOILS))
                .satisfies(its -> assertThat(its.what()).contains("6 machines take 7168 MiB"));
        assertThat(memory(8 * GIB, 6 * GIB))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.MAY_SPOIL))
                .satisfies(its -> assertThat(its.what()).contains("other programs leave 6144 MiB"));
    }

    private static List<Severity> disk(String type, boolean writable, long free, boolean configured) {
        ShowDisk disk = new ShowDisk(Path.of("/stage"), type, writable, free);
        return new FolderDiskExamination(disk, configured)
                .symptoms().stream().map(Symptom::severity).toList();
    }

    @Test
    void theFolderIsWrittenAndKeptFromOthers() {
        assertThat(disk("ext4", true, GIB, true)).isEmpty();
        assertThat(disk("ext4", true, 1 << 20, true)).containsExactly(Severity.SPOILS);
        assertThat(disk("ext4", false, 0, true)).containsExactly(Severity.SPOILS);
        assertThat(disk("iso9660", false, 0, false)).containsExactly(Severity.MAY_SPOIL);
        assertThat(disk("vfat", true, GIB, false)).containsExactly(Severity.MAY_SPOIL);
    }

    @Test
    void thePortsOfPagesAreThoseOfTheirAddresses() {
        assertThat(ShowNeeds.ports(List.of(
                        page("http://10.0.0.1/"),
                        page("https://10.0.0.1/a:7"),
                        page("http://10.0.0.1:30373"),
                        page("http://10.0.0.1:${PORT}/"))))
                .containsExactly(80, 443, 30373);
    }

    private static dev.roadcase.bundler.spec.show.Page page(String url) {
        return new dev.roadcase.bundler.spec.show.Page("Page", url);
    }
}
