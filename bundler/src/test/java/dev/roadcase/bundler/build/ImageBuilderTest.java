package dev.roadcase.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.CopyLayer;
import dev.roadcase.bundler.spec.image.ImageSettings;
import dev.roadcase.bundler.spec.image.Port;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("jdk")
class ImageBuilderTest {
    @TempDir
    Path temporary;

    private Path demo;
    private Path staging;

    @BeforeEach
    void folders() throws IOException {
        demo = Files.createDirectories(temporary.resolve("demo"));
        staging = Files.createDirectories(temporary.resolve("staging"));
        Files.createDirectories(demo.resolve("www/empty"));
        Files.writeString(demo.resolve("www/index.html"), "<h1>hello</h1>");
        Files.writeString(demo.resolve("www/run"), "#!/bin/sh");
        Files.setPosixFilePermissions(demo.resolve("www/run"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void anImageFromScratchHoldsTheDemosFiles() throws IOException {
        BuiltContent built = build(new CopyLayer("www", "/srv"));
        List<TarArchiveEntry> entries = entries(built, 0);
        assertThat(entries).extracting(TarArchiveEntry::getName).contains("srv/index.html", "srv/run", "srv/empty/");
        assertThat(mode(entries, "srv/run")).isEqualTo(0755);
        assertThat(mode(entries, "srv/index.html")).isEqualTo(0644);
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.getModTime().getTime()).isEqualTo(1000));
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.getLongUserId()).isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "www/run, /app/start, app/start",
        "www/run, /app/, app/run",
        "www/run, /, run",
        "www, /, index.html",
        "www, /app/, app/index.html",
    })
    void aFileBecomesItsTargetAndAFoldersContentComesBelowIt(String copy, String to, String expected)
            throws IOException {
        assertThat(entries(build(new CopyLayer(copy, to)), 0))
                .extracting(TarArchiveEntry::getName)
                .contains(expected)
                .doesNotContain("/", "");
    }

    @Test
    void theDocumentsFitTheLayers() throws IOException {
        BuiltContent built = build(new CopyLayer("www", "/srv"), new CopyLayer("www/run", "/run.sh"));
        ImageManifest manifest = (ImageManifest) Manifest.parse(built.manifest());
        assertThat(Digest.of(built.manifest())).isEqualTo(built.descriptor().digest());
        assertThat(manifest.config().digest()).isEqualTo(Digest.of(built.config()));
        assertThat(manifest.layers())
                .isEqualTo(built.layers().stream().map(BuiltLayer::descriptor).toList());
        for (int i = 0; i < 2; i++) {
            byte[] layer = bytes(built, i);
            assertThat(Digest.of(layer)).isEqualTo(manifest.layers().get(i).digest());
            byte[] tar = new GZIPInputStream(new ByteArrayInputStream(layer)).readAllBytes();
            assertThat(Json.object(built.config()).at("/rootfs/diff_ids/" + i).asText())
                    .isEqualTo(Digest.of(tar).toString());
        }
        assertThat(Json.object(built.config()).path("history")).hasSize(2);
    }

    @Test
    void theConfigSaysWhatTheDemoSays() {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("Z", "1");
        env.put("A", "b=c");
        BuiltImage image = image(List.of("/run.sh"), List.of("-v"), env, new CopyLayer("www/run", "/run.sh"));
        BuiltContent built = build(image, Platform.parse("linux/arm64/v8"));
        assertThat(new String(built.config()))
                .contains("\"architecture\":\"arm64\",\"os\":\"linux\",\"variant\":\"v8\"")
                .contains("\"Env\":[\"Z=1\",\"A=b=c\"]")
                .contains("\"Entrypoint\":[\"/run.sh\"],\"Cmd\":[\"-v\"]")
                .contains("\"ExposedPorts\":{\"8080/tcp\":{},\"53/udp\":{}}")
                .contains("\"User\":\"65532\"")
                .contains("\"WorkingDir\":\"/srv\"");
    }

    @Test
    void twoBuildsGiveTheSameBytes() throws IOException {
        BuiltContent first = build(new CopyLayer("www", "/srv"));
        Files.setLastModifiedTime(demo.resolve("www/index.html"), FileTime.fromMillis(0));
        BuiltContent second = build(new CopyLayer("www", "/srv"));
        assertThat(second.manifest()).isEqualTo(first.manifest());
        assertThat(second.config()).isEqualTo(first.config());
        assertThat(bytes(second, 0)).isEqualTo(bytes(first, 0));
    }

    @Test
    void linksInsideTheFolderAreFollowed() throws IOException {
        Files.createSymbolicLink(demo.resolve("www/page"), Path.of("index.html"));
        assertThat(entries(build(new CopyLayer("www", "/srv")), 0))
                .filteredOn(entry -> entry.getName().equals("srv/page"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getSize()).isEqualTo(14));
    }

    @Test
    void linksOutOfTheFolderAndInCirclesAreRefused() throws IOException {
        Path outside = Files.writeString(temporary.resolve("secret"), "x");
        Path link = Files.createSymbolicLink(demo.resolve("www/out"), outside);
        assertRefused(new CopyLayer("www", "/srv"), "www/out failed: it leads out of the demo's folder");
        Files.delete(link);
        Files.createSymbolicLink(demo.resolve("www/circle"), demo.resolve("www"));
        assertRefused(new CopyLayer("www", "/srv"), "www/circle failed: it is a link to a folder that it is in");
    }

    @Test
    void missingFilesAndPlacesForTemporaryFilesAreRefused() {
        assertRefused(new CopyLayer("nothing", "/srv"), "copy nothing failed: there is no such file");
        assertRefused(new CopyLayer("www", "/tmp/x"), "that is for temporary files");
    }

    @Test
    void onlyTheLayersStayInTheStagingFolder() throws IOException {
        BuiltContent built = build(new CopyLayer("www", "/srv"));
        try (var files = Files.list(staging)) {
            Path layer = layer(built);
            assertThat(files)
                    .containsExactlyInAnyOrder(layer, layer.resolveSibling(layer.getFileName() + ".made"))
                    .allMatch(ImageBuilder::isKept);
        }
    }

    @Test
    void aLayerThatAnotherBuilderHasMadeOfTheSameIsTaken() throws IOException {
        Path first = layer(build(new CopyLayer("www", "/srv")));
        Files.setLastModifiedTime(first, FileTime.fromMillis(0));
        BuiltContent again = build(new CopyLayer("www", "/srv"));
        assertThat(layer(again)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first).toMillis()).isZero();
        Files.writeString(demo.resolve("www/index.html"), "<h1>good day</h1>");
        assertThat(layer(build(new CopyLayer("www", "/srv")))).isNotEqualTo(first);
    }

    @Test
    void aLayerThatIsDamagedOrOfWhichNothingWholeIsSaidIsMadeAgain() throws IOException {
        BuiltContent built = build(new CopyLayer("www", "/srv"));
        byte[] bytes = bytes(built, 0);
        Path layer = layer(built);
        Files.write(layer, new byte[bytes.length]);
        assertThat(bytes(build(new CopyLayer("www", "/srv")), 0)).isEqualTo(bytes);
        Path said = layer.resolveSibling(layer.getFileName() + ".made");
        Files.writeString(said, Files.readString(said).substring(0, 20));
        Files.write(layer, new byte[bytes.length]);
        assertThat(bytes(build(new CopyLayer("www", "/srv")), 0)).isEqualTo(bytes);
        Files.delete(said);
        assertThat(ImageBuilder.isKept(layer)).isFalse();
    }

    private static Path layer(BuiltContent built) {
        return ((BuiltLayer.NewLayer) built.layers().get(0)).file();
    }

    private void assertRefused(CopyLayer copy, String message) {
        assertThatThrownBy(() -> build(copy))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageStartingWith("build docker.io/acme/hello:1: ")
                .hasMessageContaining(message);
    }

    private BuiltContent build(CopyLayer... copies) {
        BuiltImage image = image(List.of(), List.of(), Map.of(), copies);
        return build(image, Platform.LINUX_AMD64);
    }

    private BuiltContent build(BuiltImage image, Platform platform) {
        DebianArchive none = new DebianArchive(List.of(), HostSettings.BARE, Events.NONE, Clock.systemUTC());
        BaseLayer debian = new BaseLayer(none, Events.NONE);
        ImagePlanner planner = new ImagePlanner(demo, MadeBefore.nothing(), Unmade.NOTHING);
        return new ImageBuilder(staging, debian::of, ImageBuilderTest::noBase, Events.NONE)
                .build(planner.plan(image, new PinnedBase.Nothing(), platform));
    }

    private static Path noBase(BuiltLayer layer) {
        throw new IllegalStateException("an image from scratch has no base: " + layer);
    }

    private static BuiltImage image(
            List<String> entrypoint, List<String> command, Map<String, String> env, CopyLayer... copies) {
        return new BuiltImage(
                Reference.parse("acme/hello:1"),
                new Base.Scratch(),
                List.of(copies),
                new ImageSettings(
                        entrypoint,
                        command,
                        env,
                        List.of(Port.parse("8080"), Port.parse("53/udp")),
                        Optional.of("65532"),
                        Optional.of("/srv")),
                Set.of(),
                false);
    }

    private static byte[] bytes(BuiltContent built, int layer) throws IOException {
        return Files.readAllBytes(((BuiltLayer.NewLayer) built.layers().get(layer)).file());
    }

    private static int mode(List<TarArchiveEntry> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.getName().equals(name))
                .findFirst()
                .map(entry -> entry.getMode() & 07777)
                .orElseThrow();
    }

    private static List<TarArchiveEntry> entries(BuiltContent built, int layer) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes(built, layer))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
