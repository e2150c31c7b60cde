package dev.roadcase.bundler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.media.ShowSeal.Clear;
import dev.roadcase.bundler.show.ShowFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedShowTest {
    private static final String PASSPHRASE = "correct horse battery";
    private static final String KEY = "-----BEGIN PRIVATE KEY----- of the admin";

    @TempDir
    private Path root;

    private Path folder;
    private Path stick;
    private Path taken;

    @BeforeEach
    void configure() throws IOException {
        folder = root.resolve("stage");
        stick = Files.createDirectory(root.resolve("stick"));
        taken = root.resolve("taken");
        Files.createDirectories(folder.resolve("pki"));
        Files.writeString(folder.resolve("cluster.json"), """
                {"name": "small", "version": "1.0.0", "registry": "192.168.56.20:5000",
                 "bundle": {"file": "/other/laptop/x.bundle", "digest": "sha256:%s", "size": 1},
                 "network": {"machines": "192.168.56.0/24", "pods": "10.1.0.0/16", "services": "10.3.0.0/16"},
                 "machines": [{"name": "controller", "role": "controller", "address": "192.168.56.20"}]}
                """.formatted("0".repeat(64)));
        Path key = Files.writeString(folder.resolve("pki/admin.key"), KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        byte[] large = new byte[300_000];
        new Random(2).nextBytes(large);
        Files.write(folder.resolve("ünlike.iso"), large);
    }

    @Test
    void anotherLaptopGetsTheSameFilesWithTheirPermissions() throws IOException {
        seal();
        ShowFolder show = open(PASSPHRASE);
        assertThat(show.demo().name()).isEqualTo("small");
        assertThat(names(taken)).isEqualTo(names(folder));
        assertThat(taken.resolve("ünlike.iso")).hasSameBinaryContentAs(folder.resolve("ünlike.iso"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(taken.resolve("pki/admin.key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(taken)))
                .isEqualTo("rwx------");
    }

    @Test
    void nothingOnTheStickIsInClear() throws IOException {
        seal();
        assertThat(new String(Files.readAllBytes(sealed()), StandardCharsets.ISO_8859_1))
                .doesNotContain(KEY.substring(0, 10), "admin", "cluster.json", "small");
    }

    @Test
    void linksTemporaryFilesAndWhatVagrantNotesStayBehind() throws IOException {
        Files.createSymbolicLink(folder.resolve("payload.iso"), root.resolve("x.bundle"));
        Files.createFile(folder.resolve(NewFile.TEMPORARY + "1"));
        Files.createDirectories(folder.resolve(".vagrant/machines"));
        seal();
        open(PASSPHRASE);
        assertThat(names(taken)).containsExactly("cluster.json", "pki", "pki/admin.key", "ünlike.iso");
    }

    @Test
    void theBundleOfTheStickIsTheShowsBundle() throws IOException {
        Files.createFile(folder.resolve("Vagrantfile"));
        seal();
        Path bundle = Files.createFile(stick.resolve("x.bundle"));
        assertThat(open(PASSPHRASE).bundle()).isEqualTo(bundle.toAbsolutePath());
        assertThat(Files.readSymbolicLink(taken.resolve("payload.iso"))).isEqualTo(bundle.toAbsolutePath());
    }

    @Test
    void anotherPassphraseOpensNothing() throws IOException {
        seal();
        Problem problem = catchThrowableOfType(Problem.class, () -> open("wrong horse battery"));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(problem).hasMessageContaining("the passphrase is wrong");
        requireNothingLeft();
    }

    @Test
    void whateverIsDamagedOrCutIsRefusedAndNothingIsLeft() throws IOException {
        seal();
        byte[] whole = Files.readAllBytes(sealed());
        // The first bytes say how much memory is wanted; that is not tried here.
        List<Integer> places = IntStream.of(60, 200, 70_000, whole.length - 20, whole.length - 1)
                .boxed()
                .toList();
        for (int at : places) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            requireRefused(damaged);
            requireRefused(Arrays.copyOf(whole, at));
        }
    }

    private void requireRefused(byte[] content) throws IOException {
        Files.write(sealed(), content);
        Problem problem = catchThrowableOfType(Problem.class, () -> open(PASSPHRASE));
        assertThat(problem.exitCode()).isIn(ExitCode.NOT_AUTHENTIC, ExitCode.BAD_INPUT);
        requireNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/outside", "pki/../../outside", "."})
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        requireRefused(tar -> put(tar, new TarArchiveEntry(name, true)));
    }

    @Test
    void aLinkIsRefused() throws IOException {
        TarArchiveEntry link = new TarArchiveEntry("pki", TarConstants.LF_SYMLINK);
        link.setLinkName(root.toString());
        requireRefused(tar -> put(tar, link));
    }

    private void requireRefused(TarContent content) throws IOException {
        try (OutputStream out = Files.newOutputStream(sealed())) {
            Clear tar = clear -> {
                TarArchiveOutputStream entries = new TarArchiveOutputStream(clear);
                content.writeTo(entries);
                entries.finish();
            };
            new ShowSeal(PASSPHRASE.toCharArray()).encrypt(tar, out);
        }
        assertThat(catchThrowableOfType(Problem.class, () -> open(PASSPHRASE)).exitCode())
                .isEqualTo(ExitCode.NOT_AUTHENTIC);
        requireNothingLeft();
        assertThat(root.resolve("outside")).doesNotExist();
    }

    private interface TarContent {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry) throws IOException {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Test
    void aFolderThatIsTakenStaysAndOneThatIsEmptyIsUsed() throws IOException {
        seal();
        Files.createDirectory(taken);
        Path own = Files.writeString(taken.resolve("own"), "mine");
        assertThat(catchThrowableOfType(Problem.class, () -> open(PASSPHRASE)).exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(names(taken)).containsExactly("own");
        Files.delete(own);
        open(PASSPHRASE);
        assertThat(taken.resolve("pki/admin.key")).hasContent(KEY);
    }

    @Test
    void whatAKilledRunHasLeftIsGone() throws IOException {
        seal();
        Files.createDirectories(root.resolve(".taken.opening/half"));
        open(PASSPHRASE);
        assertThat(root.resolve(".taken.opening")).doesNotExist();
        assertThat(taken.resolve("half")).doesNotExist();
    }

    @Test
    void whatTheStickDoesNotGiveBackIsNamed() throws IOException {
        SealedShow show = seal();
        ReadBack readBack = new ReadBack(Events.NONE);
        assertThat(show.difference(Stick.at(stick), readBack)).isEmpty();
        byte[] bytes = Files.readAllBytes(sealed());
        bytes[200_000] ^= 1;
        Files.write(sealed(), bytes);
        assertThat(show.difference(Stick.at(stick), readBack).orElseThrow())
                .hasMessageContaining(sealed() + " is not what was written there: it differs before byte ");
    }

    @Test
    void aShortPassphraseIsUsage() {
        SealedShow show = new SealedShow(folder, "short"::toCharArray);
        assertThat(catchThrowableOfType(Problem.class, show::askForPassphrase).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aStickWithoutAShowIsSaid() {
        assertThat(catchThrowableOfType(Problem.class, () -> open(PASSPHRASE)))
                .hasMessageContaining("there is no show on " + stick);
    }

    private SealedShow seal() {
        SealedShow show = new SealedShow(folder, PASSPHRASE::toCharArray);
        show.askForPassphrase();
        show.write(Stick.at(stick));
        return show;
    }

    private ShowFolder open(String passphrase) {
        return new ShowOpening(stick, taken).run(passphrase::toCharArray);
    }

    private Path sealed() {
        return stick.resolve(SealedShow.NAME);
    }

    private void requireNothingLeft() throws IOException {
        assertThat(names(root)).noneMatch(name -> name.contains("taken"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
