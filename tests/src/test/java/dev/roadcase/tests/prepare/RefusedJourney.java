package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.WebHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be prepared ends with its exit code and three lines, and leaves the older bundle as it was. */
class RefusedJourney {
    private static final byte[] OLDER = "an older bundle".getBytes(UTF_8);
    private static final String NOBODY = "localhost:1";

    @TempDir
    private Path work;

    private Launcher bundle;
    private WebHost web;

    @BeforeEach
    void start() throws IOException {
        bundle = Launcher.in(work);
        web = new WebHost();
        Files.write(work.resolve("demo.bundle"), OLDER);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void fiveMistakesAreListedAtOnceEachWithItsPlace() throws IOException {
        demo("""
                colour: red
                platforms: [linux]
                images:
                  - {pull: "acme/API:1"}
                files:
                  - {source: none.txt, path: /etc/none}
                  - {source: demo.yaml, path: relative/path}
                """);
        Ran ran = prepare();
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.complaint().stream().filter(line -> line.startsWith("error: ")))
                .hasSize(5)
                .allMatch(line -> line.matches("error: demo/demo\\.yaml:\\d+:\\d+: .+"));
        requireUntouched();
    }

    @Test
    void anImageThatIsMissingIsNamedWithTheTagsThatExist() throws IOException {
        try (DockerRegistry registry = DockerRegistry.plain(Files.createDirectory(work.resolve("registry")))) {
            OciLayout layout = new OciLayout(Files.createDirectory(work.resolve("layout")));
            layout.tag("one", layout.image(Platform.LINUX_AMD64, OLDER));
            registry.push(layout, "one", "acme/api:1.0");
            registry.push(layout, "one", "acme/web:3.1");
            String host = registry.host();
            demo("images: [\"" + host + "/acme/api:2.0\", \"" + host + "/acme/web:2.0\"]\n");
            Ran ran = prepare("--plain-http", host);
            assertThat(ran.exitCode()).isEqualTo(5);
            assertThat(ran.err())
                    .contains(host + "/acme/api:2.0", host + "/acme/web:2.0")
                    .contains("hint: tags of " + host + "/acme/api that exist: 1.0\n")
                    .contains("hint: tags of " + host + "/acme/web that exist: 3.1\n");
            assertThat(prepare().failed(5).err()).contains("--plain-http " + registry.host());
            requireUntouched();
        }
    }

    @Test
    void hostsThatDoNotAnswerAreNamed() throws IOException {
        demo("images: [\"" + NOBODY + "/acme/api:2.0\"]\n");
        assertThat(prepare().failed(5).err()).contains(NOBODY);
        demo("images: [\"registry.invalid/acme/api:2.0\"]\n");
        assertThat(prepare().failed(5).err()).contains("registry.invalid");
        demo("files: [{url: \"https://" + NOBODY + "/a\", path: /a}]\n");
        assertThat(prepare().failed(5).err()).contains(NOBODY);
        requireUntouched();
    }

    @Test
    void aFileWithAnotherSumIsRefusedWhoeverStatesIt() throws IOException {
        String url = web.put("/a", "content".getBytes(UTF_8));
        demo("files: [{url: \"" + url + "\", sha256: " + "0".repeat(64) + ", path: /a}]\n");
        assertThat(prepare().failed(5).err())
                .contains(
                        url,
                        "0".repeat(64),
                        Digest.of("content".getBytes(UTF_8)).hex());
        demo("files:\n  - {url: \"" + url + "\", path: /a}\n  - {url: \"" + url + "\", sha256: " + "0".repeat(64)
                + ", path: /b}\n");
        assertThat(prepare().exitCode()).isIn(3, 5);
        assertThat(work.resolve("demo.bundle")).hasBinaryContent(OLDER);
    }

    @Test
    void aHostThatIsNotNamedIsNotSpokenToInPlainText() throws IOException {
        String url = web.put("/a", OLDER);
        demo("files: [{url: \"" + url + "\", path: /a}]\n");
        Ran ran = bundle.run("prepare", "demo", "-o", "demo.bundle", "--progress", "none");
        assertThat(ran.failed(2).err()).contains("--plain-http " + web.host());
        demo("files: [{url: \"" + url + "/missing\", path: /a}]\n");
        assertThat(prepare().failed(5).err()).contains("has no such file");
        requireUntouched();
    }

    @Test
    void aRegistryThatLiesAboutADigestIsRefused() throws IOException {
        byte[] layer = "the layer".getBytes(UTF_8);
        serve(layer, "the liar!".getBytes(UTF_8));
        assertThat(prepare().failed(5).err()).contains(Digest.of(layer).toString());
        requireUntouched();
    }

    @Test
    void aRegistryThatLiesAboutASizeIsRefused() throws IOException {
        byte[] layer = "the layer".getBytes(UTF_8);
        serve(layer, "the layer and more".getBytes(UTF_8));
        assertThat(prepare().failed(5).err()).contains(Digest.of(layer).toString());
        serve(layer, "the".getBytes(UTF_8));
        assertThat(prepare().failed(5).err()).contains(Digest.of(layer).toString());
        requireUntouched();
    }

    @Test
    void anOutputThatCannotBeIsSaidBeforeAnythingIsFetched() throws IOException {
        demo("files: [{source: demo.yaml, path: /a}]\n");
        assertThat(output("missing/demo.bundle").failed(6).err()).contains("there is no folder", "mkdir -p");
        Files.createDirectories(work.resolve("a-folder/demo-1.0.0.bundle"));
        assertThat(output("a-folder").failed(6).err()).contains("it is a folder");
        assertThat(output("demo.bundle/below").failed(6).err()).contains("there is no folder");
        assertThat(output("/proc/demo.bundle").failed(6).err()).contains("/proc");
        requireUntouched();
    }

    /** Root could put a file in the place of a disk, or of /dev/null. */
    @Test
    void anOutputThatIsNoFileIsLeftAsItIs() throws IOException {
        demo("files: [{source: demo.yaml, path: /a}]\n");
        Path pipe = work.resolve("pipe");
        Program.run("mkfifo", pipe.toString());
        assertThat(output("pipe").failed(6).err()).contains("cannot write pipe: it is not a file", "hint: ");
        Files.createSymbolicLink(work.resolve("device"), pipe);
        assertThat(output("device").failed(6).err()).contains("cannot write device: it is not a file");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther())
                .isTrue();
        assertThat(work.resolve("device")).isSymbolicLink();
        requireUntouched();
    }

    @Test
    void anOutputThatWasMeantAsSomethingElseThanAFileIsNotMadeOne() throws IOException {
        demo("files: [{source: demo.yaml, path: /a}]\n");
        assertThat(output("stick/").failed(6).err()).contains("there is no folder", "mkdir -p");
        assertThat(output("demo.bundle/").failed(6).err()).contains("there is no folder");
        assertThat(output("-").failed(2).err()).contains("standard output", "hint: ");
        assertThat(work.resolve("stick")).doesNotExist();
        assertThat(work.resolve("-")).doesNotExist();
        requireUntouched();
    }

    @Test
    void aDemoThatIsNotThereIsNamed() throws IOException {
        assertThat(prepare().failed(3).err()).contains("demo", "no such file or folder");
        Files.createDirectory(work.resolve("demo"));
        assertThat(prepare().failed(3).err()).contains("the folder has no demo.yaml");
        Files.createFile(work.resolve("demo/demo.yaml"));
        Ran empty = prepare();
        assertThat(empty.exitCode()).isEqualTo(3);
        assertThat(empty.err()).startsWith("error: demo/demo.yaml");
        requireUntouched();
    }

    /** An image whose layer is described as one thing and sent as another. */
    private void serve(byte[] layer, byte[] sent) {
        byte[] config = "{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"
                .getBytes(UTF_8);
        Descriptor described = Descriptor.of(MediaType.OCI_LAYER_GZIP, layer);
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"%s","digest":"%s","size":%d},\
                "layers":[{"mediaType":"%s","digest":"%s","size":%d}]}""".formatted(
                        MediaType.OCI_MANIFEST,
                        MediaType.OCI_CONFIG,
                        Digest.of(config),
                        config.length,
                        MediaType.OCI_LAYER_GZIP,
                        described.digest(),
                        described.size())
                .getBytes(UTF_8);
        web.put("/v2/", new byte[0]);
        web.put("/v2/liar/manifests/1", MediaType.OCI_MANIFEST, manifest);
        web.put("/v2/liar/manifests/" + Digest.of(manifest), MediaType.OCI_MANIFEST, manifest);
        web.put("/v2/liar/blobs/" + Digest.of(config), config);
        web.put("/v2/liar/blobs/" + described.digest(), sent);
        demo("images: [\"" + web.host() + "/liar:1\"]\n");
    }

    private void requireUntouched() throws IOException {
        assertThat(work.resolve("demo.bundle")).hasBinaryContent(OLDER);
        try (Stream<Path> names = Files.list(work)) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".partial") || name.endsWith(".staging"));
        }
    }

    private void demo(String rest) {
        DemoSource.in(work, "demo", rest);
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

    private Ran output(String path) {
        return bundle.run("prepare", "demo", "-o", path, "--progress", "none");
    }
}
