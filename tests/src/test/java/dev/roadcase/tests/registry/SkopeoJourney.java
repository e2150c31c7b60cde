package dev.roadcase.tests.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** skopeo inspects and copies what a bundle holds, by tag and by digest. */
class SkopeoJourney {
    @TempDir
    Path folder;

    @Test
    void everyImageIsInspectedByteForByte() {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            inspected(served, "acme/api:2.3", served.oci());
            inspected(served, "quay.io/acme/api:2.3", served.oci());
            inspected(served, "web:1", served.docker());
            inspected(served, "library/web@" + served.docker().descriptor().digest(), served.docker());
            inspected(served, "quay.io/acme/many:1", served.ociIndex());
            inspected(served, "docker.io/acme/many:1", served.dockerList());
        }
    }

    @Test
    void copiesKeepTheirDigests() throws IOException {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            copied(served, "acme/api:2.3", served.oci());
            copied(served, "acme/api@" + served.oci().descriptor().digest(), served.oci());
            copied(served, "library/web:1", served.docker());
            copied(served, "library/web@" + served.docker().descriptor().digest(), served.docker());
        }
    }

    @Test
    void thePlatformThatIsCarriedIsCopiedFromAnIndex() throws IOException {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            Path oci = copy(served, "quay.io/acme/many:1");
            assertThat(oci.resolve(layer(served.ociIndex()))).exists();
            Path docker = copy(
                    served,
                    "docker.io/acme/many@" + served.dockerList().descriptor().digest());
            assertThat(docker.resolve(layer(served.dockerList()))).exists();
        }
    }

    @Test
    void tagsAreListed() {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            assertThat(Program.text(
                            "skopeo", "list-tags", "--tls-verify=false", "docker://" + served.host() + "/acme/api"))
                    .contains("\"2.3\"");
        }
    }

    @Test
    void aDamagedLayerIsRefused() {
        try (ServedBundle served = ServedBundle.damaged(folder)) {
            assertThatThrownBy(() -> copy(served, "acme/api:2.3"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageMatching("(?s).*(unexpected EOF|500).*");
            assertThat(served.events())
                    .filteredOn(Event.Warned.class::isInstance)
                    .singleElement()
                    .asString()
                    .contains("blobs/sha256/" + ServedBundle.layer(served.oci()).hex());
        }
    }

    private static void inspected(ServedBundle served, String name, TestImage image) {
        byte[] raw = Program.run(
                "skopeo", "inspect", "--raw", "--tls-verify=false", "docker://" + served.host() + "/" + name);
        assertThat(raw).as(name).isEqualTo(image.manifest());
    }

    private void copied(ServedBundle served, String name, TestImage image) throws IOException {
        Path copy = copy(served, name);
        assertThat(Digest.of(Files.readAllBytes(copy.resolve("manifest.json"))))
                .as(name)
                .isEqualTo(image.descriptor().digest());
        assertThat(copy.resolve(layer(image))).exists();
    }

    private static String layer(TestImage image) {
        return ServedBundle.layer(image).hex();
    }

    private Path copy(ServedBundle served, String name) throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        Program.run(
                "skopeo",
                "--override-os",
                "linux",
                "--override-arch",
                "amd64",
                "copy",
                "--quiet",
                "--src-tls-verify=false",
                "docker://" + served.host() + "/" + name,
                "dir:" + copy);
        return copy;
    }
}
