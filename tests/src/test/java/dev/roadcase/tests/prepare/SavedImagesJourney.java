package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.PodmanStorage;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are on this computer: in archives of several makers, and in real container runtimes. */
class SavedImagesJourney {
    @TempDir
    private Path work;

    private Launcher bundle;
    private OciLayout layout;
    private Descriptor image;
    private Path demo;

    @BeforeEach
    void save() throws IOException {
        bundle = Launcher.in(work);
        demo = Files.createDirectory(work.resolve("demo"));
        layout = new OciLayout(Files.createDirectory(demo.resolve("layout")));
        image = layout.image(Platform.LINUX_AMD64, "one".repeat(9000).getBytes(UTF_8), "two".getBytes(UTF_8));
        layout.tag("it", image);
        skopeo("docker-archive:" + demo.resolve("docker.tar") + ":acme/docker:1");
        skopeo("oci-archive:" + demo.resolve("oci.tar") + ":acme/oci:1");
    }

    private void skopeo(String target) {
        Program.run("skopeo", "copy", "--quiet", "oci:" + layout.folder() + ":it", target);
    }

    private String config() {
        return ((ImageManifest) Manifest.parse(layout.bytes(image)))
                .config()
                .digest()
                .toString();
    }

    private JsonNode prepared(Launcher launcher, String images) {
        DemoSource.in(work, "demo", images);
        launcher.run("prepare", "demo", "-o", "demo.bundle").succeeded();
        bundle.requireWhole("demo.bundle");
        return bundle.run("inspect", "demo.bundle", "--json").json().get("images");
    }

    private static String digest(JsonNode images, int number) {
        return images.at("/" + number + "/digest").asText();
    }

    @Test
    void archivesKeepTheDigestsThatTheyHave() {
        Program.run("gzip", "--keep", demo.resolve("docker.tar").toString());
        JsonNode images = prepared(bundle, """
                images:
                  - archive: docker.tar
                  - archive: oci.tar
                  - {archive: layout, name: "acme/folder:1"}
                  - {archive: docker.tar.gz, name: "acme/zipped:1", roles: []}
                """);
        assertThat(images)
                .extracting(each -> each.get("reference").asText())
                .containsExactly(
                        "docker.io/acme/docker:1",
                        "docker.io/acme/oci:1",
                        "docker.io/acme/folder:1",
                        "docker.io/acme/zipped:1");
        assertThat(digest(images, 1)).isEqualTo(image.digest().toString()).isEqualTo(digest(images, 2));
        assertThat(digest(images, 0))
                .isEqualTo(digest(images, 3))
                .isNotEqualTo(image.digest().toString());
        bundle.run("save", "demo.bundle", "acme/docker:1", "-o", "saved.tar").succeeded();
        assertThat(Program.text("skopeo", "inspect", "--raw", "docker-archive:" + work.resolve("saved.tar")))
                .contains(config());
        assertThat(bundle.run("prepare", "demo", "-o", "demo.bundle")
                        .succeeded()
                        .out())
                .startsWith("nothing changed");
    }

    @Test
    void imagesOfContainerRuntimes() throws IOException {
        PodmanStorage podman = new PodmanStorage(work);
        podman.run("load", "--input", demo.resolve("docker.tar").toString());
        podman.run("tag", "acme/docker:1", "localhost/acme/podman:1");
        Program.run(
                "docker",
                "--host",
                "unix://" + Setting.docker(),
                "load",
                "--input",
                demo.resolve("docker.tar").toString());
        Path index = layout.folder().resolve("index.json");
        Files.writeString(
                index,
                Files.readString(index)
                        .replace(
                                "org.opencontainers.image.ref.name\":\"it",
                                "io.containerd.image.name\":\"docker.io/acme/ctr:1"));
        String tar = work.resolve("ctr.tar").toString();
        Program.run("tar", "--directory", layout.folder().toString(), "--create", "--file", tar, ".");
        Program.run("ctr", "--address", Setting.containerd(), "images", "import", tar);
        Launcher here = bundle.with(
                        "CONTAINERS_STORAGE_CONF", podman.environment().get("CONTAINERS_STORAGE_CONF"))
                .with("DOCKER_HOST", "unix://" + Setting.docker())
                .with("CONTAINERD_ADDRESS", Setting.containerd());
        JsonNode images = prepared(here, """
                images: [{local: "localhost/acme/podman:1"}, {local: "acme/docker:1"}, {local: "acme/ctr:1"}]
                """);
        assertThat(images).hasSize(3);
        assertThat(digest(images, 2)).isEqualTo(image.digest().toString());
        podman.close();
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() throws IOException {
        DemoSource.in(work, "demo", "images: [{local: \"acme/none:1\"}]\n");
        assertThat(bundle.run("prepare", "demo").err())
                .contains("no container runtime of this computer has docker.io/acme/none:1:", "  Podman: ", "say pull");
        DemoSource.in(work, "demo", "images: [{archive: docker.tar.gz}]\n");
        Program.run("gzip", "--keep", demo.resolve("docker.tar").toString());
        assertThat(bundle.run("prepare", "demo", "--progress", "none").failed(3).err())
                .contains("docker.tar.gz is compressed", "name:");
        Files.writeString(demo.resolve("text.tar"), "no archive");
        DemoSource.in(work, "demo", "images: [{archive: text.tar}]\n");
        assertThat(bundle.run("prepare", "demo", "--progress", "none").failed(3).err())
                .contains("text.tar");
        byte[] damaged = Files.readAllBytes(demo.resolve("oci.tar"));
        Files.write(demo.resolve("cut.tar"), Arrays.copyOf(damaged, damaged.length / 3));
        DemoSource.in(work, "demo", "images: [{archive: cut.tar, name: \"acme/cut:1\"}]\n");
        assertThat(bundle.run("prepare", "demo", "--progress", "none").failed(3).err())
                .contains("cut.tar");
    }
}
