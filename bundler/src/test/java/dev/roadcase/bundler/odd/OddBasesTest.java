package dev.roadcase.bundler.odd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a demo copies into an image of a registry leaves the links and folders of that image as they are. */
class OddBasesTest {
    private static final String TAR = "application/vnd.oci.image.layer.v1.tar";

    @TempDir
    Path work;

    private final OddRegistry registry = new OddRegistry();

    @BeforeEach
    void make() throws IOException {
        byte[] lowest = new OddLayer()
                .folder("usr", 0751, 0, 7)
                .folder("usr/bin", 0755, 0, 0)
                .link("bin", "usr/bin")
                .folder("home/user", 0700, 1000, 1001)
                .folder("srv", 02775, 33, 33)
                .folder("var/spool", 01777, 0, 0)
                .link("absolute", "/home/user")
                .link("first", "second")
                .link("second", "../third/../srv")
                .link("gone", "usr")
                .link("replaced", "usr")
                .folder("emptied", 0700, 1, 1)
                .link("emptied/link", "/usr")
                .link("round", "about")
                .link("about", "round")
                .link("dangling", "/nowhere/yet")
                .tar();
        byte[] middle = new OddLayer()
                .file(".wh.gone")
                .folder("replaced", 0710, 5, 5)
                .folder("emptied/new", 0711, 6, 6)
                .file("emptied/.wh..wh..opq")
                .tar();
        byte[] upper = new OddLayer().folder("./srv", 0770, 34, 34).tar();
        registry.put(
                "acme/base:1",
                OddImage.empty()
                        .layer(MediaType.OCI_LAYER_GZIP, OddImage.gzip(lowest), lowest)
                        .layer(TAR + "+zstd", Zstd.compress(middle), middle)
                        .layer(TAR, upper, upper)
                        .content());
        Files.createDirectories(work.resolve("demo/tree/home/user"));
        Files.createDirectories(work.resolve("demo/tree/bin"));
        Files.writeString(work.resolve("demo/tree/home/user/own"), "own");
        Files.writeString(work.resolve("demo/tree/bin/tool"), "tool");
        Files.writeString(work.resolve("demo/tool"), "tool");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/bin/             | usr/ 0751 0:7, usr/bin/ 0755 0:0, usr/bin/tool",
                "/usr/bin/tool     | usr/ 0751 0:7, usr/bin/ 0755 0:0, usr/bin/tool",
                "/home/user/       | home/ 0755 0:0, home/user/ 0700 1000:1001, home/user/tool",
                "/absolute/        | home/ 0755 0:0, home/user/ 0700 1000:1001, home/user/tool",
                "/first/a/         | srv/ 0770 34:34, srv/a/ 0755 0:0, srv/a/tool",
                "/var/spool/tool   | var/ 0755 0:0, var/spool/ 1777 0:0, var/spool/tool",
                "/gone/            | gone/ 0755 0:0, gone/tool",
                "/replaced/        | replaced/ 0710 5:5, replaced/tool",
                "/emptied/link/    | emptied/ 0700 1:1, emptied/link/ 0755 0:0, emptied/link/tool",
                "/emptied/new/     | emptied/ 0700 1:1, emptied/new/ 0711 6:6, emptied/new/tool",
                "/dangling/        | nowhere/ 0755 0:0, nowhere/yet/ 0755 0:0, nowhere/yet/tool",
                "/new/folder/      | new/ 0755 0:0, new/folder/ 0755 0:0, new/folder/tool",
            })
    void foldersAndLinksStayWhatTheyAre(String to, String expected) throws IOException {
        assertThat(String.join(", ", copied("tool", to))).isEqualTo(expected);
    }

    @Test
    void aFolderLikeTheWholeImageChangesNoFolderOfIt() throws IOException {
        assertThat(copied("tree", "/"))
                .containsExactly(
                        "home/ 0755 0:0",
                        "home/user/ 0700 1000:1001",
                        "home/user/own",
                        "usr/ 0751 0:7",
                        "usr/bin/ 0755 0:0",
                        "usr/bin/tool");
    }

    @ParameterizedTest
    @CsvSource({"/round/, lead in a circle", "/bin, the base has a folder there", "/home/user, write /home/user/"})
    void whatCannotBeIsRefused(String to, String words) {
        Problem problem = catchThrowableOfType(Problem.class, () -> copied("tool", to));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(problem.getMessage() + problem.advice().orElse("")).contains(words, "docker.io/own/based:1");
    }

    /** They are read to know the folders in them, and not fetched again to be written. */
    @Test
    void theLayersOfTheBaseAreFetchedOnceAndNotAtAllTheNextTime() throws IOException {
        copied("tool", "/bin/");
        List<String> blobs = registry.requests().stream()
                .filter(each -> each.contains("/blobs/"))
                .toList();
        assertThat(blobs).hasSize(4).doesNotHaveDuplicates();
        byte[] first = Files.readAllBytes(work.resolve("odd.bundle"));
        copied("tool", "/bin/");
        List<String> again = registry.requests().stream()
                .filter(each -> each.contains("/blobs/"))
                .skip(blobs.size())
                .toList();
        assertThat(again).as("the config, which no bundle has").containsExactly(blobs.get(0));
        assertThat(work.resolve("odd.bundle")).hasBinaryContent(first);
    }

    /** The entries of the one layer that is ours. */
    private List<String> copied(String what, String to) throws IOException {
        OddDemo demo = new OddDemo(work, registry);
        Path file = demo.prepare("linux/amd64", """
                images:
                  - {build: own/based:1, from: "%s/acme/base:1", layers: [{copy: %s, to: %s}]}
                """.formatted(registry.name(), what, to), List.of());
        try (Bundle bundle = demo.verified(file)) {
            Descriptor root = new Contents(bundle).images().get(0).descriptor();
            List<Descriptor> layers = ((ImageManifest) bundle.manifest(root)).layers();
            assertThat(layers).hasSize(4);
            return entries(bundle, layers.get(3));
        }
    }

    private static List<String> entries(Bundle bundle, Descriptor layer) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(bundle.stream(layer)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String rights =
                        " %04o %d:%d".formatted(entry.getMode() & 07777, entry.getLongUserId(), entry.getLongGroupId());
                entries.put(entry.getName(), entry.isDirectory() ? rights : "");
            }
        }
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + entry.getValue())
                .toList();
    }
}
