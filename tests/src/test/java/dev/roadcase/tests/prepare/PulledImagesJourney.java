package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a registry stands in the bundle, byte for byte, and nothing that was not asked for. */
class PulledImagesJourney {
    private static final Platform ARM = Platform.parse("linux/arm64/v8");
    private static final byte[] SHARED = new byte[1 << 20];

    @TempDir
    private static Path folder;

    private static DockerRegistry registry;
    private static OciLayout layout;
    private static Descriptor amd;
    private static Descriptor arm;
    private static Descriptor both;
    private static Descriptor sibling;

    @TempDir
    private Path work;

    private Launcher bundle;

    @BeforeAll
    static void start() throws IOException {
        new Random(11).nextBytes(SHARED);
        registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
        layout = new OciLayout(Files.createDirectory(folder.resolve("layout")));
        amd = layout.image(Platform.LINUX_AMD64, SHARED, "for amd64\n".getBytes(UTF_8));
        arm = layout.image(ARM, "for arm64\n".getBytes(UTF_8));
        both = layout.index(amd, arm);
        sibling = layout.image(Platform.LINUX_AMD64, SHARED, "another\n".getBytes(UTF_8));
        layout.tag("amd", amd).tag("both", both).tag("sibling", sibling);
        registry.push(layout, "both", "acme/both:1");
        registry.push(layout, "amd", "acme/one:1");
        registry.push(layout, "sibling", "acme/sibling:1");
        registry.push(layout, "amd", "acme/docker:1", "--format", "v2s2");
        registry.push(layout, "sibling", "library/short:1");
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @BeforeEach
    void settle() {
        bundle = Launcher.in(work);
    }

    @Test
    void severalImagesStandInTheBundleAsInTheRegistryAndSharedLayersOnce() {
        Unpacked unpacked = prepared("images: [" + at("acme/one:1") + ", " + at("acme/sibling:1") + ", "
                + at("acme/docker:1") + ", " + at("acme/both:1") + "]\n");
        requireSame(unpacked, "acme/one:1");
        requireSame(unpacked, "acme/sibling:1");
        requireSame(unpacked, "acme/docker:1");
        String shared =
                unpacked.json(amd.digest().toString()).at("/layers/0/digest").asText();
        assertThat(unpacked.json(sibling.digest().toString())
                        .at("/layers/0/digest")
                        .asText())
                .isEqualTo(shared);
        assertThat(unpacked.count("blobs/" + shared.replace(':', '/'))).isOne();
    }

    @Test
    void dockersTypesStayDockers() {
        Unpacked unpacked = prepared("images: [" + at("acme/docker:1") + "]\n");
        JsonNode described = unpacked.image(at("acme/docker:1")).orElseThrow();
        assertThat(described.get("mediaType").asText()).isEqualTo(MediaType.DOCKER_MANIFEST);
        requireSame(unpacked, "acme/docker:1");
    }

    @Test
    void ofAnIndexOnePlatformIsChosenAndTheIndexKept() {
        Unpacked unpacked = prepared("images: [" + at("acme/both:1") + "]\n");
        assertThat(unpacked.image(at("acme/both:1")).orElseThrow().get("digest").asText())
                .isEqualTo(both.digest().toString());
        assertThat(unpacked.blob(both.digest().toString())).contains(layout.bytes(both));
        assertThat(unpacked.blob(amd.digest().toString())).contains(layout.bytes(amd));
        assertThat(unpacked.blob(arm.digest().toString())).isEmpty();
        assertThat(bundle.run("verify", "demo.bundle").succeeded().out()).startsWith("ok demo.bundle signed by ");
        JsonNode image = bundle.run("inspect", "demo.bundle", "--json").json().at("/images/0");
        assertThat(image.get("platforms")).hasSize(1);
        assertThat(image.at("/platforms/0").asText()).isEqualTo("linux/amd64");
        assertThat(image.get("digest").asText()).isEqualTo(both.digest().toString());
    }

    @Test
    void allPlatformsAreCarriedWhereAllAreAskedFor() {
        Unpacked unpacked = prepared("images: [" + at("acme/both:1") + "]\n", "--platform", "all");
        assertThat(unpacked.blob(amd.digest().toString())).contains(layout.bytes(amd));
        assertThat(unpacked.blob(arm.digest().toString())).contains(layout.bytes(arm));
        bundle.requireWhole("demo.bundle");
        assertThat(bundle.run("inspect", "demo.bundle", "--json").json().at("/images/0/platforms"))
                .hasSize(2);
    }

    @Test
    void platformsMayBeNamedOneByOne() {
        Unpacked unpacked = prepared(
                "images: [" + at("acme/both:1") + "]\n", "--platform", "linux/arm64", "--platform", "linux/amd64");
        assertThat(unpacked.blob(amd.digest().toString())).isPresent();
        assertThat(unpacked.blob(arm.digest().toString())).isPresent();
        Unpacked one = prepared("images: [" + at("acme/both:1") + "]\n", "--platform", "linux/arm64");
        assertThat(one.blob(amd.digest().toString())).isEmpty();
        assertThat(one.blob(arm.digest().toString())).isPresent();
    }

    @Test
    void platformsThatAnImageLacksAreSaid() {
        demo("images: [" + at("acme/both:1") + ", " + at("acme/one:1") + "]\n");
        String words = "prepare demo -o demo.bundle --json --plain-http " + registry.host()
                + " --platform linux/amd64 --platform linux/arm64 --platform linux/s390x";
        for (String run : new String[] {words + " --dry-run", words}) {
            Ran ran = bundle.run(run.split(" ")).succeeded();
            assertThat(ran.err())
                    .contains(at("acme/both:1") + " is not made for linux/s390x: it is carried for the other")
                    .contains(at("acme/one:1") + " is not made for linux/arm64, linux/s390x: it is carried");
            JsonNode lacking = ran.json().path("lacking");
            assertThat(lacking).hasSize(2);
            assertThat(lacking.at("/0/reference").asText()).isEqualTo(at("acme/both:1"));
            assertThat(lacking.at("/0/platforms")).hasSize(1);
            assertThat(lacking.at("/1/platforms/1").asText()).isEqualTo("linux/s390x");
        }
    }

    @Test
    void anImageThatIsNotMadeForThePlatformIsNamedWithThoseThatExist() {
        demo("images: [" + at("acme/both:1") + "]\n");
        Ran ran = prepare("--platform", "linux/riscv64").failed(3);
        assertThat(ran.err()).contains(at("acme/both:1"), "linux/riscv64", "linux/amd64", "linux/arm64");
        assertThat(prepare("--platform", "linux").failed(2).err()).contains("linux");
    }

    @Test
    void aDigestIsFetchedAsItIsNamed() {
        String pinned = at("acme/both@" + both.digest());
        Unpacked unpacked = prepared("images: [\"" + pinned + "\"]\n");
        assertThat(unpacked.image(pinned).orElseThrow().get("digest").asText())
                .isEqualTo(both.digest().toString());
        String tagged = at("acme/one:1@" + amd.digest());
        assertThat(prepared("images: [\"" + tagged + "\"]\n").image(tagged)).isPresent();
    }

    @Test
    void aShortNameIsDockerHubsAndAMirrorMayStandInForIt() {
        Unpacked unpacked = prepared("images: [\"short:1\"]\n", "--mirror", "docker.io=http://" + registry.host());
        assertThat(unpacked.image("docker.io/library/short:1")
                        .orElseThrow()
                        .get("digest")
                        .asText())
                .isEqualTo(sibling.digest().toString());
        assertThat(new DemoSource(work.resolve("demo")).lock()).contains("docker.io/library/short:1");
    }

    @Test
    void whatOnlyAWorkloadNamesIsCarriedAndTheLockSaysWhere() {
        DemoSource demo =
                demo("workloads:\n  - manifests: k8s/pod.yaml\n").file("k8s/pod.yaml", """
                apiVersion: v1
                kind: Pod
                metadata: {name: one}
                spec:
                  containers:
                    - {name: one, image: "%s"}
                """.formatted(at("acme/one:1")));
        assertThat(prepare().succeeded().out()).contains("  1 images  0 files  ");
        requireSame(unpacked(), "acme/one:1");
        assertThat(demo.lock()).contains(at("acme/one:1"), amd.digest().toString(), "foundIn: [\"k8s/pod.yaml\"]");
        assertThat(unpacked().document("demo.lock.yaml")).isEqualTo(demo.lock());
        assertThat(unpacked().document("k8s/pod.yaml")).contains("kind: Pod");
    }

    @Test
    void aRegistryWithAPrivateAuthorityIsTrustedWhereDockerWouldTrustIt() throws IOException {
        try (DockerRegistry secure = DockerRegistry.secure(Files.createDirectory(work.resolve("secure")))) {
            secure.push(layout, "amd", "acme/one:1");
            demo("images: [\"" + secure.host() + "/acme/one:1\"]\n");
            Ran refused = prepare().failed(5);
            assertThat(refused.err()).contains(secure.host(), "certificate");
            Path certificates = work.resolve("settings/containers/certs.d").resolve(secure.host());
            Files.createDirectories(certificates);
            Files.copy(secure.certificate(), certificates.resolve("ca.crt"));
            prepare().succeeded();
            assertThat(unpacked().blob(amd.digest().toString())).contains(layout.bytes(amd));
        }
    }

    /** Together they are larger than the heap. */
    @Test
    void largeConfigsOfManyImagesDoNotFillTheMemory() throws IOException {
        OciLayout large = new OciLayout(Files.createDirectory(work.resolve("large")));
        Descriptor[] members = IntStream.range(0, 30)
                .mapToObj(at -> new Platform("linux", "cpu" + at, Optional.empty()))
                .map(platform -> large.imageBy(platform + "x".repeat(4_000_000), platform, new byte[] {1}))
                .toArray(Descriptor[]::new);
        large.tag("large", large.index(members));
        registry.push(large, "large", "acme/large:1");
        prepared("images: [" + at("acme/large:1") + "]\n", "--platform", "all");
        bundle.requireWhole("demo.bundle");
        assertThat(bundle.run("inspect", "demo.bundle", "--json").json().at("/images/0/platforms"))
                .hasSize(30);
    }

    private void requireSame(Unpacked unpacked, String name) {
        String url = "docker://" + at(name);
        byte[] manifest = Program.run("skopeo", "inspect", "--raw", "--tls-verify=false", url);
        byte[] config = Program.run("skopeo", "inspect", "--raw", "--config", "--tls-verify=false", url);
        String digest = unpacked.image(at(name)).orElseThrow().get("digest").asText();
        JsonNode carried = unpacked.json(digest);
        assertThat(unpacked.blob(digest)).contains(manifest);
        assertThat(unpacked.blob(carried.at("/config/digest").asText())).contains(config);
        carried.get("layers")
                .forEach(layer -> requireStored(unpacked, layer.get("digest").asText()));
    }

    private static void requireStored(Unpacked unpacked, String digest) {
        try {
            assertThat(unpacked.blob(digest))
                    .contains(Files.readAllBytes(registry.stored(digest.substring("sha256:".length()))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String at(String name) {
        return registry.host() + "/" + name;
    }

    private DemoSource demo(String rest) {
        return DemoSource.in(work, "demo", rest);
    }

    private Ran prepare(String... more) {
        String[] words = {"prepare", "demo", "-o", "demo.bundle", "--progress", "none", "--plain-http", registry.host()
        };
        return bundle.run(Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new));
    }

    private Unpacked prepared(String rest, String... more) {
        demo(rest);
        prepare(more).succeeded();
        return unpacked();
    }

    private Unpacked unpacked() {
        return new Unpacked(work.resolve("demo.bundle"));
    }
}
