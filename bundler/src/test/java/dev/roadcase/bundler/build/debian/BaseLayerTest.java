package dev.roadcase.bundler.build.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.tree.Spool;
import dev.roadcase.bundler.debian.DebBuilder;
import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.debian.FakeMirror;
import dev.roadcase.bundler.debian.Signer;
import dev.roadcase.bundler.lock.LockedPackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("jdk")
class BaseLayerTest {
    private static final Signer SIGNER = new Signer();

    @TempDir
    Path folder;

    private FakeMirror mirror;

    @BeforeEach
    void start() throws IOException {
        mirror = new FakeMirror(SIGNER);
    }

    @AfterEach
    void stop() {
        mirror.close();
    }

    @Test
    void filesKeepOwnersModesAndContentOnAMergedUsr() throws IOException {
        Map<String, TarArchiveEntry> layer = entries(new DebBuilder("a")
                .folder("./", 0755, 0)
                .file("./bin/su", "su", 0104755)
                .folder("./var/lib/a/", 0750, 105)
                .link("./lib/a.so", TarConstants.LF_SYMLINK, "a.so.1"));
        assertThat(layer.keySet()).startsWith("bin", "lib", "lib64", "sbin");
        assertThat(layer.get("bin").getLinkName()).isEqualTo("usr/bin");
        assertThat(layer.get("usr/bin/su").getMode() & 07777).isEqualTo(04755);
        assertThat(layer.get("var/lib/a/").getLongUserId()).isEqualTo(105);
        assertThat(layer.get("var/lib/a/").getMode() & 07777).isEqualTo(0750);
        assertThat(layer.get("usr/lib/a.so").getLinkName()).isEqualTo("a.so.1");
        assertThat(layer.values())
                .allSatisfy(entry -> assertThat(entry.getModTime().getTime()).isEqualTo(1000));
        assertThat(layer.values())
                .allSatisfy(entry -> assertThat(entry.getUserName()).isEmpty());
    }

    @Test
    void usersTemporaryFoldersAndWhatScannersLookForAreThere() throws IOException {
        Map<String, TarArchiveEntry> layer = entries(new DebBuilder("a").file("./usr/bin/a", "a"));
        assertThat(layer).containsKeys("etc/passwd", "etc/group", "var/lib/dpkg/status.d/a", "root/", "home/nonroot/");
        assertThat(layer.get("tmp/").getMode() & 07777).isEqualTo(01777);
        assertThat(layer.get("home/nonroot/").getLongUserId()).isEqualTo(65532);
    }

    @Test
    void manualsAndTranslationsStayBehindButLicencesCome() throws IOException {
        Map<String, TarArchiveEntry> layer = entries(new DebBuilder("a")
                .file("./usr/share/doc/a/copyright", "free")
                .file("./usr/share/doc/a/changelog.gz", "long")
                .link("./usr/share/doc/b", TarConstants.LF_SYMLINK, "a")
                .file("./usr/share/man/man1/a.1", "long")
                .file("./usr/share/locale/de/a.mo", "lang")
                .file("./usr/share/manual/kept", "x"));
        assertThat(layer).containsKeys("usr/share/doc/a/copyright", "usr/share/doc/b", "usr/share/manual/kept");
        assertThat(layer.keySet()).noneMatch(name -> name.matches(".*(changelog|/man/|locale).*"));
    }

    @Test
    void hardLinksStayOneFile() throws IOException {
        Map<String, TarArchiveEntry> layer = entries(new DebBuilder("a")
                .file("./usr/bin/z", "content")
                .link("./usr/bin/a", TarConstants.LF_LINK, "./usr/bin/z"));
        assertThat(layer.get("usr/bin/a").getSize()).isEqualTo(7);
        assertThat(layer.get("usr/bin/z").isLink()).isTrue();
        assertThat(layer.get("usr/bin/z").getLinkName()).isEqualTo("usr/bin/a");
    }

    @Test
    void theSamePackagesGiveTheSameBytesInWhateverOrderTheyAreAskedFor() throws IOException {
        LockedPackage a = mirror.add(new DebBuilder("a").file("./usr/bin/a", "a"));
        LockedPackage b = mirror.add(new DebBuilder("b").file("./usr/bin/b", "b"));
        StagedLayer one = layer(a, b);
        byte[] first = Files.readAllBytes(one.file());
        StagedLayer other = layer(b, a);
        assertThat(other.descriptor()).isEqualTo(one.descriptor());
        assertThat(Files.readAllBytes(other.file())).isEqualTo(first);
        assertThat(Digest.of(first)).isEqualTo(one.descriptor().digest());
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(first))) {
            assertThat(Digest.of(in.readAllBytes())).isEqualTo(one.diffId());
        }
    }

    @Test
    void nothingButTheLayerAndWhatWasDownloadedIsLeftInTheStagingFolder() throws IOException {
        layer(mirror.add(new DebBuilder("a").file("./usr/bin/a", "a")));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.equals("ring.gpg") || name.matches(".*[.](tar[.]gz|deb|deb[.]marks)"));
        }
    }

    @Test
    void twoPackagesWithOneFileCannotBeTogetherUnlessOneReplacesTheOther() throws IOException {
        LockedPackage a = mirror.add(new DebBuilder("a").file("./bin/x", "of a"));
        LockedPackage b = mirror.add(new DebBuilder("b").file("./usr/bin/x", "of b!"));
        LockedPackage c = mirror.add(
                new DebBuilder("c").control("Replaces: a (<< 2), d\n").file("./usr/bin/x", "of c!!"));
        assertThatThrownBy(() -> layer(a, b)).hasMessageContaining("/usr/bin/x").hasMessageContaining("package a");
        assertThat(entries(layer(a, c)).get("usr/bin/x").getSize()).isEqualTo(6);
    }

    static Stream<DebBuilder> hostile() {
        return Stream.of(
                new DebBuilder("a").file("../etc/passwd", "x"),
                new DebBuilder("a").file("./usr/../../x", "x"),
                new DebBuilder("a").file("/etc/shadow", "x"),
                new DebBuilder("a").link("./usr/bin/x", TarConstants.LF_LINK, "../../etc/passwd"),
                new DebBuilder("a").link("./usr/bin/x", TarConstants.LF_LINK, "./usr/bin/none"),
                new DebBuilder("a")
                        .link("./usr/x", TarConstants.LF_SYMLINK, "/")
                        .file("./usr/x/etc/passwd", "x"),
                new DebBuilder("a").add("./dev/sda", TarConstants.LF_BLK, new byte[0], entry -> {}),
                new DebBuilder("a").add("./dev/mem", TarConstants.LF_CHR, new byte[0], entry -> {}),
                new DebBuilder("a").add("./run/pipe", TarConstants.LF_FIFO, new byte[0], entry -> {}),
                new DebBuilder("a").file("./usr/bin/new\nline", "x"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostilePackageIsRefusedWhole(DebBuilder builder) {
        LockedPackage locked = mirror.add(builder);
        assertThatThrownBy(() -> layer(locked))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC))
                .hasMessageContaining("a 1");
        assertThat(folder.getParent().resolve("x")).doesNotExist();
    }

    @Test
    void packagesThatUnpackToMoreThanTheSpoolTakesAreRefused() throws IOException {
        try (Spool spool = new Spool(folder.resolve("spool"), 10)) {
            assertThat(spool.add(new ByteArrayInputStream(new byte[10]), 10)).isZero();
            assertThatThrownBy(() -> spool.add(new ByteArrayInputStream(new byte[1]), 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatIsNoPackageIsRefused() {
        byte[] junk = "no deb at all".getBytes(StandardCharsets.US_ASCII);
        mirror.files.put("pool/a.deb", junk);
        LockedPackage locked = new DebBuilder("a").locked(junk);
        assertThatThrownBy(() -> layer(locked)).isInstanceOf(Problem.class).hasMessageContaining("a 1");
    }

    private Map<String, TarArchiveEntry> entries(DebBuilder builder) throws IOException {
        return entries(layer(mirror.add(builder)));
    }

    private static Map<String, TarArchiveEntry> entries(StagedLayer layer) throws IOException {
        Map<String, TarArchiveEntry> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(layer.file())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entries.put(entry.getName(), entry)).isNull();
            }
        }
        return entries;
    }

    private StagedLayer layer(LockedPackage... packages) {
        DebianArchive archive = mirror.archive(SIGNER.keyring(folder.resolve("ring.gpg")), Clock.systemUTC());
        return new BaseLayer(archive, Events.NONE).of(List.of(packages), folder);
    }
}
