package dev.roadcase.bundler.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {
    private static final String CONFIG = "{\"os\":\"linux\",\"architecture\":\"amd64\"}";
    private static final String LIBC = "Package: libc6\nVersion: 2.36-9\nArchitecture: amd64\nSource: glibc\n";
    private static final String DASH = "Package: dash\nVersion: 1\nArchitecture: amd64\n";
    private static final String EXPAT = "Format: x\n\nFiles: *\nLicense: Expat\n";

    @TempDir
    private Path folder;

    private final TestBundle written = new TestBundle();
    private final ConcurrentLinkedQueue<String> warned = new ConcurrentLinkedQueue<>();

    @Test
    void imagesFilesAndPackagesStandInADocumentThatTheSchemaAccepts() {
        LayerTar base = new LayerTar()
                .file("./var/lib/dpkg/status", LIBC + "\n" + DASH)
                .file("usr/share/doc/libc6/copyright", EXPAT)
                .link("usr/share/doc/dash", "libc6")
                .file("usr/lib/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        written.image("quay.io/acme/api:2.3", TestImage.oci(CONFIG, List.of(base.gzip())), "node")
                .file("/opt/bin/tool", "tool".getBytes(UTF_8), "controller");
        JsonNode document = document();
        JsonNode api = component(document, "quay.io/acme/api");
        assertThat(api.get("type").asText()).isEqualTo("container");
        assertThat(api.get("purl").asText())
                .matches("pkg:oci/api@sha256%3A[0-9a-f]{64}\\?repository_url=quay.io%2Facme%2Fapi&tag=2.3");
        JsonNode dash = component(document, "dash");
        assertThat(dash.get("purl").asText()).isEqualTo("pkg:deb/debian/dash@1?arch=amd64&distro=debian-12");
        assertThat(dash.at("/licenses/0/license/id").asText()).isEqualTo("MIT");
        assertThat(component(document, "libc6").get("purl").asText()).endsWith("&upstream=glibc");
        assertThat(component(document, "/opt/bin/tool").at("/hashes/0/content").asText())
                .isEqualTo(Digest.of("tool".getBytes(UTF_8)).hex());
        assertThat(needs(document, api.get("bom-ref").asText())).hasSize(2);
    }

    @Test
    void theSameBundleGivesTheSameBytesWithoutATime() {
        written.image("docker.io/library/x:1", image(new LayerTar().file("var/lib/dpkg/status.d/libc6", LIBC)));
        Path file = written.write(folder.resolve("x.bundle"));
        assertThat(sbom(file)).isEqualTo(sbom(file)).doesNotContain("timestamp");
        JsonNode document = parse(sbom(file));
        String digest = document.at("/metadata/component/hashes/0/content").asText();
        assertThat(document.get("serialNumber").asText()).startsWith("urn:uuid:" + digest.substring(0, 8) + "-");
    }

    @Test
    void anUpperLayerReplacesAndRemovesWhatIsBelow() {
        byte[] base = new LayerTar()
                .file("var/lib/dpkg/status", LIBC)
                .file("var/lib/dpkg/status.d/dash", DASH)
                .file("usr/share/doc/libc6/copyright", EXPAT)
                .gzip();
        assertThat(packages(
                        base, new LayerTar().file("var/lib/dpkg/status", DASH).zstd()))
                .containsExactly("dash");
        assertThat(packages(
                        base,
                        new LayerTar()
                                .file("var/lib/dpkg/status.d/.wh.dash", "")
                                .plain()))
                .containsExactly("libc6");
        assertThat(packages(
                        base,
                        new LayerTar()
                                .file("var/lib/dpkg/.wh..wh..opq", "")
                                .file("var/lib/dpkg/status", DASH)
                                .gzip()))
                .containsExactly("dash");
        assertThat(packages(base, new LayerTar().file(".wh.var", "").gzip())).isEmpty();
        assertThat(packages(
                        base, new LayerTar().link("var/lib/dpkg", "elsewhere").gzip()))
                .isEmpty();
        assertThat(packages(
                        base,
                        new LayerTar()
                                .folder("var/lib/dpkg")
                                .file("a/../var/lib/dpkg/status", "")
                                .gzip()))
                .containsExactly("dash", "libc6");
    }

    @Test
    void whatIsNoLayerIsNamedAndTheOthersAreRead() {
        written.image("docker.io/library/odd:1", TestImage.oci(CONFIG, "no tar".repeat(200), ""))
                .image("docker.io/library/cut:1", TestImage.oci(CONFIG, List.of(new byte[] {0x1f, (byte) 0x8b, 8, 0})))
                .image("docker.io/library/x:1", image(new LayerTar().file("var/lib/dpkg/status", LIBC)));
        assertThat(component(document(), "libc6").get("version").asText()).isEqualTo("2.36-9");
        assertThat(warned).hasSize(2).allMatch(warning -> warning.contains("cannot be read"));
    }

    @Test
    void aLayerThatIsDamagedEndsIt() throws IOException {
        byte[] layer = new LayerTar().file("var/lib/dpkg/status", LIBC).plain();
        Path file = written.image("docker.io/library/x:1", TestImage.oci(CONFIG, List.of(layer)))
                .write(folder.resolve("x.bundle"));
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("2.36-9");
        bytes[at] = '3';
        Files.write(file, bytes);
        assertThatThrownBy(() -> sbom(file))
                .isInstanceOfSatisfying(
                        Problem.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC));
    }

    @Test
    void theSbomThatBuildkitAttachedIsLinkedAndIsNoLayer() {
        Map<Platform, TestImage> members = new LinkedHashMap<>();
        members.put(Platform.LINUX_AMD64, image(new LayerTar().file("var/lib/dpkg/status", LIBC)));
        members.put(Platform.parse("unknown/unknown"), attestation());
        written.annotate("dev.roadcase.platforms", "all")
                .image("docker.io/library/x:1", TestImage.index(MediaType.OCI_INDEX, members));
        JsonNode reference = component(document(), "docker.io/library/x").at("/externalReferences/0");
        assertThat(reference.get("type").asText()).isEqualTo("bom");
        assertThat(reference.get("url").asText())
                .isEqualTo("https://registry-1.docker.io/v2/library/x/blobs/" + Digest.of("{}".getBytes(UTF_8)));
        assertThat(warned).isEmpty();
    }

    /** A Helm chart in a registry, say: there is nothing in it that a container could run. */
    @Test
    void whatIsNoImageIsNoContainerAndIsNotRead() {
        byte[] chart = "a chart".getBytes(UTF_8);
        Descriptor layer = Descriptor.of("application/vnd.cncf.helm.chart.content.v1.tar+gzip", chart);
        byte[] config = "{\"name\":\"chart\"}".getBytes(UTF_8);
        written.image(
                "quay.io/acme/chart:1", artifact("application/vnd.cncf.helm.config.v1+json", config, layer, chart));
        assertThat(component(document(), "quay.io/acme/chart").get("type").asText())
                .isEqualTo("data");
        assertThat(warned).isEmpty();
    }

    private static TestImage attestation() {
        byte[] statement = "{}".getBytes(UTF_8);
        Descriptor layer = Descriptor.of("application/vnd.in-toto+json", statement)
                .withAnnotations(Map.of("in-toto.io/predicate-type", "https://spdx.dev/Document"));
        byte[] config = "{\"architecture\":\"unknown\",\"os\":\"unknown\"}".getBytes(UTF_8);
        return artifact(MediaType.OCI_CONFIG, config, layer, statement);
    }

    private static TestImage artifact(String configType, byte[] config, Descriptor layer, byte[] content) {
        byte[] manifest = new ImageManifest(
                        MediaType.OCI_MANIFEST,
                        Optional.empty(),
                        Descriptor.of(configType, config),
                        List.of(layer),
                        Map.of())
                .bytes();
        return new TestImage(
                Descriptor.of(MediaType.OCI_MANIFEST, manifest), List.of(manifest, config), List.of(content));
    }

    private List<String> packages(byte[]... layers) {
        TestBundle bundle = new TestBundle().image("docker.io/library/x:1", TestImage.oci(CONFIG, List.of(layers)));
        Path file = bundle.write(folder.resolve("layers.bundle"));
        try (Bundle open = Bundle.open(file, bundle.trust())) {
            return components(parse(new Sbom(open, "1", this::take).json()))
                    .filter(one -> one.get("type").asText().equals("library"))
                    .map(one -> one.get("name").asText())
                    .toList();
        }
    }

    private static TestImage image(LayerTar layer) {
        return TestImage.oci(CONFIG, List.of(layer.gzip()));
    }

    /** The document, which the library's own schema has accepted. */
    private JsonNode document() {
        String text = sbom(written.write(folder.resolve("x.bundle")));
        try {
            assertThat(new JsonParser().validate(text, Version.VERSION_16)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parse(text);
    }

    private String sbom(Path file) {
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            return new Sbom(bundle, "1", this::take).json();
        }
    }

    private void take(Event event) {
        if (event instanceof Event.Warned warning) {
            warned.add(warning.fact());
        }
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode component(JsonNode document, String name) {
        return components(document)
                .filter(one -> one.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no component " + name + " in " + document.toPrettyString()));
    }

    private static Stream<JsonNode> components(JsonNode document) {
        return StreamSupport.stream(document.get("components").spliterator(), false);
    }

    private static List<String> needs(JsonNode document, String ref) {
        List<String> needs = new ArrayList<>();
        for (JsonNode one : document.get("dependencies")) {
            if (one.get("ref").asText().equals(ref)) {
                one.get("dependsOn").forEach(needed -> needs.add(needed.asText()));
            }
        }
        return needs;
    }
}
