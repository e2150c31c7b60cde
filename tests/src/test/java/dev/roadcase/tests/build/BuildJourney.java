package dev.roadcase.tests.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.BuiltContent;
import dev.roadcase.bundler.build.BuiltLayer;
import dev.roadcase.bundler.build.ImageBuilder;
import dev.roadcase.bundler.build.ImagePlan;
import dev.roadcase.bundler.build.ImagePlanner;
import dev.roadcase.bundler.build.PinnedBase;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.debian.AptSources;
import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.resolve.BaseImages;
import dev.roadcase.bundler.reuse.ImageDocuments;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.OlderBundles;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.CopyLayer;
import dev.roadcase.bundler.spec.image.ImageSettings;
import dev.roadcase.bundler.spec.image.Port;
import dev.roadcase.bundler.stage.BaseLayerFiles;
import dev.roadcase.tests.parts.BuiltLayout;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of Debian's packages or on a registry's image is built here, and other programs take it. */
class BuildJourney {
    @TempDir
    private static Path made;

    private static Path demo;
    private static List<LockedPackage> packages;
    private static BuiltContent first;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws IOException {
        demo = Files.createDirectories(made.resolve("demo"));
        Files.writeString(Files.createDirectory(demo.resolve("www")).resolve("index.html"), "<h1>hello</h1>\n");
        Path staging = Files.createDirectories(made.resolve("first"));
        packages = resolved(staging);
        first = hello(staging, packages);
    }

    @Test
    void anImageOfDebiansBusyboxIsTheSameTwiceAndRuns() throws IOException {
        Path staging = Files.createDirectories(folder.resolve("second"));
        BuiltContent second = hello(staging, resolved(staging));
        assertThat(second.descriptor()).isEqualTo(first.descriptor());
        assertThat(second.manifest()).isEqualTo(first.manifest());
        Path layout = folder.resolve("layout");
        BuiltLayout.write(first, fetcher(HostSettings.BARE), layout);
        assertThat(run(layout, "/bin/busybox", "cat", "/srv/index.html", "/etc/passwd"))
                .startsWith("<h1>hello</h1>\nroot:x:0:0:");
        assertThat(run(layout, "/usr/bin/busybox", "stat", "-c", "%a %N", "/tmp", "/bin"))
                .isEqualTo("1777 /tmp\n777 '/bin' -> 'usr/bin'\n");
    }

    @Test
    void programsReadTheConfigAsTheDemoHasIt() throws IOException {
        Path layout = folder.resolve("layout");
        BuiltLayout.write(first, fetcher(HostSettings.BARE), layout);
        String config = Program.text("skopeo", "inspect", "--config", "oci:" + layout + ":it");
        assertThat(config).contains("\"8080/tcp\"", "\"65532\"", "LEVEL=1", "httpd");
        Path archive = folder.resolve("docker.tar");
        // The copy reads every layer, and refuses one whose digests do not fit.
        Program.run("skopeo", "copy", "oci:" + layout + ":it", "docker-archive:" + archive + ":acme/hello:1");
        assertThat(archive).isNotEmptyFile();
    }

    @Test
    void imagesOfTheSamePackagesShareTheirBaseLayer() throws IOException {
        Path staging = Files.createDirectories(folder.resolve("staging"));
        ImageBuilder builder = builder(archive(), staging);
        PinnedBase base = new PinnedBase.ExactPackages(packages);
        BuiltContent one = builder.build(plan(image("acme/one:1"), base, Platform.LINUX_AMD64));
        BuiltContent other =
                builder.build(plan(image("acme/two:1", new CopyLayer("www", "/www")), base, Platform.LINUX_AMD64));
        assertThat(other.layers().get(0)).isEqualTo(one.layers().get(0));
        assertThat(other.descriptor()).isNotEqualTo(one.descriptor());
    }

    @Test
    void layersOfAPulledBaseStayAsTheyAre() throws IOException {
        OciLayout base = new OciLayout(Files.createDirectories(folder.resolve("base")));
        Descriptor amd64 = base.image(Platform.LINUX_AMD64, "base\n".getBytes(UTF_8), new byte[70_000]);
        Descriptor index = base.index(amd64, base.image(Platform.parse("linux/arm64"), new byte[3]));
        base.tag("base", index);
        try (DockerRegistry registry = DockerRegistry.plain(Files.createDirectories(folder.resolve("registry")))) {
            registry.push(base, "base", "acme/base:1");
            HostSettings settings = HostSettings.BARE.withPlainHttp(registry.host());
            Reference pinned = Reference.parse(registry.host() + "/acme/base:1").withDigest(index.digest());
            Path staging = Files.createDirectories(folder.resolve("staging"));
            ImageDocuments documents = new ImageDocuments(new RegistryClient(settings), OlderBundles.NONE);
            PinnedBase pulled =
                    new PinnedBase.PinnedImage(new BaseImages(documents).find(pinned, Platform.LINUX_AMD64));
            BuiltContent built = builder(archive(), staging, settings)
                    .build(plan(image("acme/own:1", new CopyLayer("www", "/srv")), pulled, Platform.LINUX_AMD64));
            assertThat(built.layers()).hasSize(3).first().isInstanceOf(BuiltLayer.NewLayer.class);
            assertThat(Json.object(built.config()).at("/config/Entrypoint/0").asText())
                    .isEqualTo("/bin/busybox");
            Path layout = folder.resolve("layout");
            BuiltLayout.write(built, fetcher(settings), layout);
            Path unpacked = folder.resolve("unpacked");
            Program.run("skopeo", "copy", "oci:" + layout + ":it", "dir:" + unpacked);
            for (Descriptor layer : ((ImageManifest) Manifest.parse(base.bytes(amd64))).layers()) {
                assertThat(unpacked.resolve(layer.digest().hex())).hasBinaryContent(base.bytes(layer));
            }
        }
    }

    private static List<LockedPackage> resolved(Path staging) throws IOException {
        return archive()
                .resolve(new TreeSet<>(Set.of("busybox-static")), Platform.LINUX_AMD64, staging)
                .packages();
    }

    private static BuiltContent hello(Path staging, List<LockedPackage> packages) throws IOException {
        return builder(archive(), staging)
                .build(plan(
                        image("acme/hello:1", new CopyLayer("www", "/srv")),
                        new PinnedBase.ExactPackages(packages),
                        Platform.LINUX_AMD64));
    }

    private static DebianArchive archive() {
        return new DebianArchive(
                new AptSources(Path.of("/")).mirrors(), HostSettings.BARE, Events.NONE, Clock.systemUTC());
    }

    private static ImageBuilder builder(DebianArchive archive, Path staging) {
        return builder(archive, staging, HostSettings.BARE);
    }

    private static ImageBuilder builder(DebianArchive archive, Path staging, HostSettings settings) {
        return new ImageBuilder(
                staging,
                new BaseLayer(archive, Events.NONE)::of,
                new BaseLayerFiles(fetcher(settings), OlderBundles.NONE, staging),
                Events.NONE);
    }

    private static ImagePlan plan(BuiltImage image, PinnedBase base, Platform platform) {
        return new ImagePlanner(demo, MadeBefore.nothing(), Unmade.NOTHING).plan(image, base, platform);
    }

    private static Fetcher fetcher(HostSettings settings) {
        return new Fetcher(Connections.of(settings, Events.NONE), Events.NONE, 1 << 20);
    }

    /** Runs a command in what the layers give, unpacked by tar: needs no container runtime, and no kernel that lets one run. */
    private String run(Path layout, String... command) throws IOException {
        Path root =
                Files.createDirectories(Files.createTempDirectory(folder, "run").resolve("root"));
        Path content = root.resolveSibling("dir");
        Program.run("skopeo", "copy", "oci:" + layout + ":it", "dir:" + content);
        for (var layer : Json.object(Files.readAllBytes(content.resolve("manifest.json")))
                .path("layers")) {
            String file = layer.path("digest").asText().substring("sha256:".length());
            Program.run(
                    "tar",
                    "--extract",
                    "--gzip",
                    "--same-permissions",
                    "--numeric-owner",
                    "--directory",
                    root.toString(),
                    "--file",
                    content.resolve(file).toString());
        }
        return Program.text(Stream.concat(Stream.of("chroot", root.toString()), Stream.of(command))
                .toArray(String[]::new));
    }

    private static BuiltImage image(String reference, CopyLayer... copies) {
        return new BuiltImage(
                Reference.parse(reference),
                new Base.Debian(List.of("busybox-static"), false),
                List.of(copies),
                new ImageSettings(
                        List.of("/bin/busybox", "httpd"),
                        List.of("-f"),
                        Map.of("LEVEL", "1"),
                        List.of(Port.parse("8080")),
                        Optional.of("65532"),
                        Optional.of("/srv")),
                Set.of(),
                false);
    }
}
