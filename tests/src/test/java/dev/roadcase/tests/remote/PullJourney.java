package dev.roadcase.tests.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a plain registry comes out of it byte for byte, or not at all. */
class PullJourney {
    private static final byte[] LARGE = new byte[3 << 20];

    @TempDir
    private static Path folder;

    private static DockerRegistry registry;
    private static OciLayout layout;
    private static Descriptor image;
    private static Descriptor index;

    @BeforeAll
    static void start() throws IOException {
        new Random(7).nextBytes(LARGE);
        registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
        layout = new OciLayout(Files.createDirectory(folder.resolve("layout")));
        image = layout.image(Platform.LINUX_AMD64, "hello\n".getBytes(UTF_8), LARGE);
        index = layout.index(image, layout.image(Platform.parse("linux/arm64/v8"), LARGE));
        layout.tag("image", image).tag("index", index);
        registry.push(layout, "index", "acme/many:2.3");
        registry.push(layout, "image", "acme/api:2.3");
        registry.push(layout, "image", "acme/api:2.4");
        registry.push(layout, "image", "acme/old:1", "--format", "v2s2");
        registry.push(layout, "index", "acme/old:2", "--format", "v2s2");
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void anIndexAndItsMembersComeByteForByte() {
        PulledManifest pulled = client().manifest(reference("acme/many:2.3"));
        assertThat(pulled.bytes()).isEqualTo(layout.bytes(index));
        assertThat(pulled.mediaType()).isEqualTo(MediaType.OCI_INDEX);
        PulledManifest member = client().manifest(reference("acme/many:2.3").withDigest(image.digest()));
        assertThat(member.bytes()).isEqualTo(layout.bytes(image));
    }

    @Test
    void dockersTypesComeByteForByte() {
        PulledManifest pulled = client().manifest(reference("acme/old:1"));
        assertThat(pulled.mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
        assertThat(pulled.bytes())
                .isEqualTo(Program.run(
                        "skopeo", "inspect", "--raw", "--tls-verify=false", "docker://" + reference("acme/old:1")));
    }

    @Test
    void dockersListsComeByteForByte() {
        PulledManifest pulled = client().manifest(reference("acme/old:2"));
        assertThat(pulled.mediaType()).isEqualTo(MediaType.DOCKER_LIST);
        assertThat(pulled.bytes())
                .isEqualTo(Program.run(
                        "skopeo", "inspect", "--raw", "--tls-verify=false", "docker://" + reference("acme/old:2")));
    }

    @Test
    void everyBlobComesByteForByte() throws IOException {
        ImageManifest manifest =
                (ImageManifest) client().manifest(reference("acme/api:2.3")).content();
        assertThat(manifest.blobs()).hasSize(3);
        for (Descriptor blob : manifest.blobs()) {
            assertThat(fetched(blob)).isEqualTo(layout.bytes(blob));
        }
    }

    @Test
    void aBlobThatTheRegistrysDiskHasChangedIsRefused() throws IOException {
        Descriptor frail = layout.image(Platform.LINUX_AMD64, "frail\n".getBytes(UTF_8));
        layout.tag("frail", frail);
        registry.push(layout, "frail", "acme/frail:1");
        Descriptor layer = ((ImageManifest)
                        client().manifest(reference("acme/frail:1")).content())
                .layers()
                .get(0);
        Path stored = registry.stored(layer.digest().hex());
        byte[] bytes = Files.readAllBytes(stored);
        bytes[bytes.length / 2] ^= 1;
        Files.write(stored, bytes);
        assertThat(catchThrowableOfType(Problem.class, () -> client().document(reference("acme/frail:1"), layer)))
                .hasMessageContainingAll(
                        "fetch layer " + layer.digest() + " of " + reference("acme/frail:1") + " failed",
                        Digest.of(bytes).toString());
    }

    @Test
    void aRegistryThatIsNotNamedIsNotSpokenToInPlainText() {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> new RegistryClient(HostSettings.BARE).manifest(reference("acme/api:2.3")));
        assertThat(problem).hasMessageContaining(registry.host() + " does not speak HTTPS");
        assertThat(problem.advice().orElseThrow()).contains("--plain-http " + registry.host());
    }

    @Test
    void aMirrorIsAskedInThePlaceOfTheUpstream() {
        registry.push(layout, "image", "library/debian:12");
        HostSettings settings = settings().withMirror("docker.io", java.net.URI.create("http://" + registry.host()));
        assertThat(new RegistryClient(settings)
                        .manifest(Reference.parse("debian:12"))
                        .digest())
                .isEqualTo(image.digest());
    }

    @Test
    void aMissingTagIsAnsweredWithThoseThatExist() {
        Problem problem = problem("acme/api:2.5");
        assertThat(problem).hasMessageContaining("no such tag").hasMessageContaining("MANIFEST_UNKNOWN");
        assertThat(problem.advice()).contains("tags of " + registry.host() + "/acme/api that exist: 2.3, 2.4");
    }

    @Test
    void aMissingRepositoryAndAMissingDigestAreToldApart() {
        assertThat(problem("acme/none:1")).hasMessageContaining("no such repository");
        assertThat(problem("acme/none@" + Digest.of(LARGE))).hasMessageContaining("has no such digest");
        assertThat(client().exists(reference("acme/none:1"))).isFalse();
    }

    private Problem problem(String rest) {
        return catchThrowableOfType(Problem.class, () -> client().manifest(reference(rest)));
    }

    private byte[] fetched(Descriptor blob) {
        ByteBuffer bytes = ByteBuffer.allocate((int) blob.size());
        new Fetcher(Connections.of(settings(), Events.NONE), Events.NONE, 0)
                .fetchBlob(
                        reference("acme/api:2.3"),
                        blob,
                        0,
                        (more, at) -> bytes.position((int) at).put(more));
        return bytes.array();
    }

    private Reference reference(String rest) {
        return Reference.parse(registry.host() + "/" + rest);
    }

    private HostSettings settings() {
        return HostSettings.BARE.withPlainHttp(registry.host());
    }

    private RegistryClient client() {
        return new RegistryClient(settings());
    }
}
