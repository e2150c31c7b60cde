package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Unpacked;
import dev.roadcase.tests.parts.WebHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files from everywhere come out of the bundle as they went in. */
class FilesJourney {
    private static final byte[] PROGRAM = program();

    @TempDir
    private Path work;

    private Launcher bundle;
    private WebHost web;

    @BeforeEach
    void start() {
        bundle = Launcher.in(work);
        web = new WebHost();
    }

    /** Shrinks by half and more. */
    private static byte[] program() {
        byte[] program = new byte[3 << 20];
        Random random = new Random(5);
        for (int at = 0; at < program.length; at++) {
            program[at] = (byte) (random.nextInt(4) * 17);
        }
        return program;
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void filesOfEverySourceComeOutWithTheirBytesAndModes() throws IOException {
        Files.createDirectories(work.resolve("tool/bin"));
        Files.write(work.resolve("tool/bin/tool"), PROGRAM);
        shell("tar czf tool.tar.gz tool && cd tool && zip -qr ../tool.zip bin");
        String tar = web.put("/tool.tar.gz", Files.readAllBytes(work.resolve("tool.tar.gz")));
        String zip = web.put("/tool.zip", Files.readAllBytes(work.resolve("tool.zip")));
        DemoSource.in(work, "demo", """
                files:
                  - {url: "%s", sha256: %s, path: /opt/whole.tar.gz}
                  - {url: "%s", unpack: tool/bin/tool, path: /opt/bin/tool, mode: "0755"}
                  - {url: "%s", unpack: bin/tool, path: /opt/bin/from-zip, mode: "0750", roles: []}
                  - {source: conf/größe.txt, path: /etc/größe.txt}
                """.formatted(
                                tar,
                                Digest.of(Files.readAllBytes(work.resolve("tool.tar.gz")))
                                        .hex(),
                                tar,
                                zip))
                .file("conf/größe.txt", "klein\n");
        assertThat(prepare().succeeded().out()).contains("  0 images  4 files  sha256:");
        JsonNode files = bundle.run("inspect", "demo.bundle", "--json").json().get("files");
        assertThat(files).hasSize(4);
        assertThat(files.at("/1/size").asLong()).isEqualTo(PROGRAM.length);
        assertThat(files.at("/1/sha256").asText()).isEqualTo(Digest.of(PROGRAM).toString());
        assertThat(files.at("/1/source").asText()).isEqualTo(tar);
        assertThat(carried("/opt/bin/tool").get("size").asLong()).isLessThan(PROGRAM.length / 2);
        assertThat(carried("/opt/bin/tool").get("mediaType").asText()).endsWith("+zstd");
        Ran taken = bundle.with("LC_ALL", "xx_XX.UTF-8")
                .run("extract", "demo.bundle", "--all", "-o", "out")
                .succeeded();
        assertThat(taken.out().lines()).hasSizeGreaterThan(4);
        assertThat(out("opt/bin/tool")).hasBinaryContent(PROGRAM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out("opt/bin/tool"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(out("opt/bin/from-zip")).hasBinaryContent(PROGRAM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out("opt/bin/from-zip"))))
                .isEqualTo("rwxr-x---");
        assertThat(out("opt/whole.tar.gz")).hasSameBinaryContentAs(work.resolve("tool.tar.gz"));
        assertThat(out("etc/größe.txt")).hasContent("klein\n");
    }

    @Test
    void aSumThatOnlyTheLockHoldsIsHeld() throws IOException {
        String url = web.put("/a", "first".getBytes(UTF_8));
        DemoSource demo = DemoSource.in(work, "demo", "files: [{url: \"" + url + "\", path: /a}]\n");
        prepare().succeeded();
        assertThat(demo.lock()).contains(url, Digest.of("first".getBytes(UTF_8)).toString());
        web.put("/a", "moved".getBytes(UTF_8));
        Files.delete(work.resolve("demo.bundle"));
        assertThat(prepare().failed(5).err())
                .contains(url, Digest.of("moved".getBytes(UTF_8)).hex());
        assertThat(prepare("--locked").failed(5).err()).contains(url);
        prepare("--update").succeeded();
        assertThat(demo.lock()).contains(Digest.of("moved".getBytes(UTF_8)).toString());
    }

    @Test
    void noTokenOfAUrlIsCarried() throws IOException {
        String url = web.put("/a", "first".getBytes(UTF_8)) + "?file=plain-name&token=swordfish-1";
        DemoSource demo = DemoSource.in(work, "demo", "# " + url + "\nfiles: [{url: \"" + url + "\", path: /a}]\n");
        web.guard("/a", "file=plain-name&token=swordfish-1");
        assertThat(bundle.run("prepare", "demo", "-o", "demo.bundle", "--plain-http", web.host())
                        .succeeded()
                        .err())
                .contains("warning: the URL of /a has a query")
                .doesNotContain("swordfish");
        assertThat(demo.lock()).doesNotContain("swordfish", "plain-name");
        assertThat(Files.readString(work.resolve("demo.bundle"), ISO_8859_1)).doesNotContain("swordfish", "plain-name");
        Files.writeString(
                demo.folder().resolve("demo.yaml"),
                Files.readString(demo.folder().resolve("demo.yaml")).replace("swordfish-1", "swordfish-2"));
        assertThat(prepare("--locked").succeeded().out()).startsWith("nothing changed");
    }

    @Test
    void credentialsOfAHostComeFromTheSettingsAndTheEnvironment() throws IOException {
        String url = web.put("/a", "first".getBytes(UTF_8));
        DemoSource.in(work, "demo", "files: [{url: \"" + url + "\", path: /a}]\n");
        web.guard("/a", "Bearer swordfish");
        assertThat(prepare().failed(5).err()).contains("see credentials in config.yaml");
        bundle = bundle.with(
                "ROADCASE_TOKEN_" + web.host().toUpperCase(Locale.ROOT).replace(':', '_'), "swordfish");
        assertThat(prepare().succeeded().err()).doesNotContain("swordfish");
        assertThat(Files.readString(work.resolve("demo.bundle"), ISO_8859_1)).doesNotContain("swordfish");
    }

    @Test
    void whatIsTooLargeForTheDiskIsNotBegunAndSaidWithAllElse() throws IOException {
        String url = web.put("/large", new byte[30 << 20]);
        CountDownLatch begun = web.stall("/large");
        DemoSource.in(work, "demo", """
                images: [localhost:1/acme/api:1]
                files: [{url: "%s", path: /large}]
                """.formatted(url));
        Files.createDirectory(work.resolve("disk"));
        String script = "mount -t tmpfs -o size=20m none disk && \"$@\"; code=$?; ls -A disk; exit $code";
        Ran ran = bundle.through("unshare", "--mount", "sh", "-c", script, "sh")
                .run("prepare", "demo", "-o", "disk/demo.bundle", "--progress", "none", "--plain-http", web.host());
        assertThat(ran.err())
                .contains("localhost:1", "No space left on device: it needs 30.0 MiB more")
                .contains("has 20.0 MiB left", "choose another place with -o");
        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(ran.out()).isEmpty();
        assertThat(begun.getCount()).as("downloads that were not begun").isOne();
    }

    @Test
    void aMirrorStandsInForAHostOfFiles() {
        web.put("/mirrored/a/b", "content".getBytes(UTF_8));
        DemoSource demo = DemoSource.in(work, "demo", "files: [{url: \"https://files.invalid/a/b\", path: /a}]\n");
        prepare("--mirror", "files.invalid=http://" + web.host() + "/mirrored").succeeded();
        assertThat(demo.lock()).contains("https://files.invalid/a/b").doesNotContain(web.host());
        bundle.run("extract", "demo.bundle", "/a", "-o", "out").succeeded();
        assertThat(out("a")).hasContent("content");
        assertThat(bundle.run("prepare", "demo", "--mirror", "files.invalid=ftp://x")
                        .failed(2)
                        .err())
                .contains("--mirror");
    }

    @Test
    void anEntryThatAnArchiveLacksIsNamedWithOnesThatAreNear() throws IOException {
        Files.createDirectories(work.resolve("bin"));
        Files.writeString(work.resolve("bin/tool"), "tool");
        shell("tar czf tool.tar.gz bin");
        DemoSource.in(work, "demo", "files: [{source: tool.tar.gz, unpack: tool, path: /tool}]\n")
                .file("tool.tar.gz", Files.readAllBytes(work.resolve("tool.tar.gz")));
        assertThat(prepare().failed(3).err()).contains("tool.tar.gz", "bin/tool");
        DemoSource.in(work, "demo", "files: [{source: demo.yaml, unpack: tool, path: /tool}]\n");
        assertThat(prepare().failed(3).err()).contains("demo.yaml");
    }

    private JsonNode carried(String path) {
        Unpacked unpacked = new Unpacked(work.resolve("demo.bundle"));
        return StreamSupport.stream(unpacked.index().get("manifests").spliterator(), false)
                .map(descriptor ->
                        unpacked.json(descriptor.get("digest").asText()).at("/layers/0"))
                .filter(layer -> layer.toString().contains('"' + path + '"'))
                .findFirst()
                .orElseThrow();
    }

    private Path out(String path) {
        return work.resolve("out").resolve(path);
    }

    private void shell(String script) {
        Program.run("sh", "-c", "cd '" + work + "' && " + script);
    }

    private Ran prepare(String... more) {
        return bundle.run(Stream.concat(
                        Stream.of(
                                "prepare",
                                "demo",
                                "-o",
                                "demo.bundle",
                                "--progress",
                                "none",
                                "--plain-http",
                                web.host()),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
