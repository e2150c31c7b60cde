package dev.roadcase.bundler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.output.VolumeSize;
import dev.roadcase.bundler.preflight.FileSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StickWriterTest {
    private static final int SIZE = 300_000;

    @TempDir
    private Path folder;

    private Path target;
    private Path file;
    private Trust trust;
    private Optional<VolumeSize> volumes = Optional.empty();
    private Optional<Path> program = Optional.empty();

    @BeforeEach
    void makeABundle() throws IOException {
        target = Files.createDirectory(folder.resolve("stick"));
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        TestBundle bundle = new TestBundle().file("/opt/one", content, "node");
        file = bundle.write(folder.resolve("x.bundle"));
        trust = bundle.trust();
    }

    @Test
    void theBundleIsTheSameAndItsKeyAndThePageLieBesideIt() throws IOException {
        WrittenStick written = write();
        assertThat(target.resolve("x.bundle")).hasSameBinaryContentAs(file);
        assertThat(written.unchanged()).isEmpty();
        assertThat(written.written()).hasSize(3).startsWith("x.bundle").endsWith("START-HERE.html");
        String key = written.written().get(1);
        assertThat(key).startsWith("keys/").endsWith(".pub");
        assertThat(target.resolve(key)).content().startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(target.resolve("START-HERE.html")).content().contains("x.bundle", key, "test 1");
    }

    @Test
    void whatIsThereAlreadyStaysAsItIs() throws IOException {
        write();
        Object before = Files.getAttribute(target.resolve("x.bundle"), "unix:ino");
        WrittenStick again = write();
        assertThat(again.written()).isEmpty();
        assertThat(again.unchanged()).hasSize(3);
        assertThat(Files.getAttribute(target.resolve("x.bundle"), "unix:ino")).isEqualTo(before);
    }

    @Test
    void aCopyThatLooksTheSameAndIsNotIsWrittenAnew() throws IOException {
        write();
        flip(target.resolve("x.bundle"), Files.size(file) / 2);
        assertThat(write().written()).containsExactly("x.bundle");
        assertThat(target.resolve("x.bundle")).hasSameBinaryContentAs(file);
    }

    @Test
    void inVolumesItIsTheSameBundleToo() throws IOException {
        volumes = Optional.of(VolumeSize.parse("100KiB"));
        write();
        assertThat(target.resolve("x.bundle")).doesNotExist();
        assertThat(target.resolve("x.bundle.002")).hasSize(100 << 10);
        new Verification(Source.open(target.resolve("x.bundle.001")), () -> trust, Events.NONE, 1)
                .run()
                .close();
        assertThat(write().written()).isEmpty();
        flip(target.resolve("x.bundle.002"), 7);
        assertThat(write().written()).containsExactly("x.bundle");
        volumes = Optional.empty();
        write();
        assertThat(target.resolve("x.bundle")).hasSameBinaryContentAs(file);
        assertThat(target.resolve("x.bundle.001")).doesNotExist();
    }

    @Test
    void aDamagedBundleIsNamedAndNothingHasItsName() throws IOException {
        flip(file, Files.size(file) / 2);
        Problem problem = catchThrowableOfType(Problem.class, this::write);
        assertThat(problem).hasMessageContaining("x.bundle is damaged: its entry blobs/sha256/");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC);
        assertThat(target.resolve("x.bundle")).doesNotExist();
    }

    @Test
    void aStrangersBundleIsRefusedAndWhereItIsAcceptedItsKeyStaysAway() throws IOException {
        trust = new Trust(List.of(), false);
        assertThat(catchThrowableOfType(Problem.class, this::write)).hasMessageContaining("not trusted");
        trust = new Trust(List.of(), true);
        assertThat(write().written()).containsExactly("x.bundle", "START-HERE.html");
        assertThat(target.resolve("START-HERE.html")).content().contains("did not check this key");
    }

    @Test
    void howMuchRoomIsMissingIsSaidBeforeAnythingIsWritten() {
        Stick full = new Stick(target, new FileSystem("vfat"), 1 << 10, Optional.empty());
        try (StickContents contents = request(full).contents()) {
            Problem problem = catchThrowableOfType(Problem.class, contents::requireRoom);
            assertThat(problem).hasMessageContaining("No space left on device: 0.3 MiB are to be written");
            assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE);
        }
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void twoBundlesOfOneNameAndOneThatIsThereAlreadyAreUsage() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("x.bundle");
        Files.copy(file, other);
        StickRequest twice = new StickRequest(
                Stick.at(target),
                List.of(file, other),
                volumes,
                trust,
                List.of(),
                program,
                Optional.empty(),
                () -> new char[0]);
        assertThat(catchThrowableOfType(Problem.class, twice::contents).exitCode())
                .isEqualTo(ExitCode.USAGE);
        Stick own = Stick.at(folder);
        assertThat(catchThrowableOfType(Problem.class, request(own)::contents)).hasMessageContaining("already");
    }

    @Test
    void theProgramLiesBesideThemWithItsSumAndThePageStartsIt() throws IOException {
        program = Optional.of(Files.writeString(folder.resolve("program.tar.gz"), "a program"));
        assertThat(write().written())
                .contains(
                        "start.sh", "roadcase/bundle-linux-amd64.tar.gz", "roadcase/bundle-linux-amd64.tar.gz.sha256");
        assertThat(target.resolve("roadcase/bundle-linux-amd64.tar.gz")).hasContent("a program");
        assertThat(target.resolve("START-HERE.html")).content().contains("sh start.sh verify x.bundle");
    }

    @Test
    void whatAKilledRunHasLeftIsGone() throws IOException {
        Path left = Files.createFile(target.resolve(NewFile.TEMPORARY + "1"));
        write();
        assertThat(left).doesNotExist();
    }

    @Test
    void fat32GetsVolumesOnlyWhereABundleIsTooLargeForIt() {
        Stick fat = new Stick(target, new FileSystem("vfat"), 1L << 40, Optional.empty());
        assertThat(fat.volumes(Optional.empty(), 5L << 30)).contains(VolumeSize.OF_FAT32);
        assertThat(fat.volumes(Optional.empty(), 3L << 30)).isEmpty();
        Optional<VolumeSize> large = Optional.of(new VolumeSize(5L << 30));
        assertThat(catchThrowableOfType(Problem.class, () -> fat.volumes(large, 6L << 30))
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsNoFolderIsRefused() {
        assertThat(catchThrowableOfType(Problem.class, () -> Stick.at(file)).exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(catchThrowableOfType(Problem.class, () -> Stick.at(folder.resolve("nowhere"))))
                .hasMessageContaining("there is no folder");
    }

    private WrittenStick write() {
        try (StickContents contents = request(Stick.at(target)).contents()) {
            return new StickWriter(contents, Events.NONE).write();
        }
    }

    private StickRequest request(Stick stick) {
        return new StickRequest(
                stick, List.of(file), volumes, trust, List.of(), program, Optional.empty(), () -> new char[0]);
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
    }
}
