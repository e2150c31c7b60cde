package dev.roadcase.bundler.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.output.VolumeSize;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDiskTest {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    @TempDir
    private Path folder;

    @Test
    void roomIsNeededForAllThatIsNotThereYet() {
        OutputDisk disk = disk("ext4", 100 * MIB);
        assertThat(disk.problems(output(), 100 * MIB, 0, Optional.empty())).isEmpty();
        assertThat(disk.problems(output(), 160 * MIB, 60 * MIB, Optional.empty()))
                .isEmpty();
        List<Problem> problems = disk.problems(output(), 160 * MIB, 59 * MIB, Optional.empty());
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0))
                .hasMessage("cannot write " + output()
                        + ": No space left on device: it needs 101.0 MiB more, and the disk of " + folder
                        + " has 100.0 MiB left");
        assertThat(problems.get(0).advice()).contains("make room or choose another place with -o");
        assertThat(problems.get(0).exitCode()).isEqualTo(ExitCode.MACHINE);
    }

    @Test
    void fatHoldsABundleOfFourGibibytesInVolumesAlone() {
        OutputDisk stick = disk("vfat", 64 * GIB);
        assertThat(stick.problems(output(), 4 * GIB - 1, 0, Optional.empty())).isEmpty();
        assertThat(stick.problems(output(), 4 * GIB, 0, Optional.of(VolumeSize.parse("4GiB"))))
                .isEmpty();
        assertThat(stick.problems(output(), 9 * GIB, 0, Optional.of(VolumeSize.parse("5GiB"))))
                .hasSize(1);
        List<Problem> problems = stick.problems(output(), 4 * GIB, 0, Optional.empty());
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).hasMessageContainingAll("4096.0 MiB", "vfat", "less than 4 GiB");
        assertThat(problems.get(0).advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("--volume-size 4GiB"));
        assertThat(disk("exfat", 64 * GIB).problems(output(), 9 * GIB, 0, Optional.empty()))
                .isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(disk("vfat", GIB).problems(output(), 5 * GIB, 0, Optional.empty()))
                .hasSize(2);
    }

    @Test
    void whatAnEarlierRunHasLeftHasItsRoomButForItsHoles() throws IOException {
        try (RandomAccessFile partial = new RandomAccessFile(folder + "/demo.bundle.partial", "rw")) {
            partial.seek(64 * MIB);
            partial.write(new byte[2 << 20]);
        }
        Files.write(folder.resolve("demo.bundle.003.partial"), new byte[1 << 20]);
        Files.write(folder.resolve("demo.bundle"), new byte[3 << 20]);
        Files.write(folder.resolve("other.bundle.partial"), new byte[3 << 20]);
        assertThat(OutputDisk.held(output())).isBetween(3 * MIB, 4 * MIB);
    }

    @Test
    void theDiskOfAFolderIsFound() {
        OutputDisk disk = OutputDisk.of(output());
        assertThat(disk.free()).isPositive();
        assertThat(disk.system().type()).isNotEmpty();
    }

    private Path output() {
        return folder.resolve("demo.bundle");
    }

    private OutputDisk disk(String type, long free) {
        return new OutputDisk(folder, new FileSystem(type), free);
    }
}
