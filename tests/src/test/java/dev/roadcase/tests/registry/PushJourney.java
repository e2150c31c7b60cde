package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.registry.TestIdentity;
import dev.roadcase.agent.tls.ServerIdentity;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import dev.roadcase.tests.parts.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The programs of others push, and pull what was pushed, under the names of the bundle's images. */
@ResourceLock(Shared.DOCKER)
class PushJourney {
    private static final String NAMESPACE = "push-journey";

    private final List<String> kept = new ArrayList<>();
    private OciLayout layout;
    private Digest pushed;

    @TempDir
    Path folder;

    @BeforeEach
    void makeAnImage() {
        layout = new OciLayout(folder.resolve("own"));
        byte[] large = new byte[3 << 20];
        new Random(7).nextBytes(large);
        Descriptor made = layout.image(Platform.LINUX_AMD64, "version 2.4".getBytes(UTF_8), large);
        pushed = made.digest();
        layout.tag("it", made);
    }

    @AfterEach
    void removeWhatIsKept() {
        kept.forEach(name -> docker("image", "rm", "--force", name));
    }

    @Test
    void skopeoPushesAndEverybodyPulls() throws IOException {
        try (ServedBundle served = writable()) {
            skopeo(served, "quay.io/acme/api:2.4");
            assertThat(inspected("docker://" + served.host() + "/acme/api:2.4", "--tls-verify=false"))
                    .isEqualTo(pushed);
            pull(served.host() + "/acme/api:2.4");
            Path hosts = Files.createDirectories(folder.resolve("hosts/quay.io"));
            Files.writeString(hosts.resolve("hosts.toml"), """
                    server = "%1$s"
                    [host."%1$s"]
                    capabilities = ["pull", "resolve"]
                    """.formatted(served.url()));
            ctr("images", "pull", "--hosts-dir", hosts.getParent().toString(), "quay.io/acme/api:2.4");
            assertThat(ctr("images", "ls", "name==quay.io/acme/api:2.4")).contains(pushed.toString());
            ctr("images", "rm", "--sync", "quay.io/acme/api:2.4");
            podman("pull", "--quiet", "--tls-verify=false", served.host() + "/acme/api:2.4");
        }
    }

    @Test
    void theOverlayIsALayoutThatSkopeoReads() {
        try (ServedBundle served = writable()) {
            skopeo(served, "quay.io/acme/api:2.4");
        }
        String oci = "oci:" + folder.resolve("overlay/repositories/acme+api/quay.io") + ":2.4";
        assertThat(inspected(oci)).isEqualTo(pushed);
        Program.run("skopeo", "copy", "--quiet", oci, "dir:" + folder.resolve("copy"));
    }

    @Test
    void dockerPushesWhatItPulled() {
        try (ServedBundle served = writable()) {
            pull(served.host() + "/acme/api:2.3");
            String other = served.host() + "/junio/date:1.0.1";
            docker("tag", served.host() + "/acme/api:2.3", other);
            kept.add(other);
            assertThat(docker("push", other)).contains("digest: sha256:");
            docker("image", "rm", "--force", other);
            pull(other);
        }
    }

    @Test
    void podmanPushesWhatItPulled() {
        try (ServedBundle served = writable()) {
            podman("pull", "--quiet", "--tls-verify=false", served.host() + "/acme/api:2.3");
            String other = served.host() + "/junio/date:1.0.1";
            podman("push", "--quiet", "--tls-verify=false", served.host() + "/acme/api:2.3", other);
            podman("pull", "--quiet", "--tls-verify=false", other);
        }
    }

    @Test
    void containerdPushes() {
        try (ServedBundle served = writable()) {
            String name = served.host() + "/acme/api:2.3";
            ctr("images", "pull", "--plain-http", "--platform", "linux/amd64", name);
            ctr("images", "push", "--plain-http", served.host() + "/junio/date:1.0.1", name);
            assertThat(inspected("docker://" + served.host() + "/junio/date:1.0.1", "--tls-verify=false"))
                    .isEqualTo(served.oci().descriptor().digest());
            ctr("images", "rm", "--sync", name);
        }
    }

    @Test
    void tlsMakesNoDifference() throws IOException {
        TestIdentity made = TestIdentity.of("registry", "EC", folder);
        Path certificates = Files.createDirectory(folder.resolve("certificates"));
        Files.copy(made.certificate(), certificates.resolve("ca.crt"));
        Optional<ServerIdentity> identity = Optional.of(ServerIdentity.read(made.certificate(), made.key()));
        try (ServedBundle served = ServedBundle.writable(folder, identity)) {
            String name = "docker://" + served.host() + "/acme/api:2.4";
            Program.run("skopeo", "copy", "--quiet", "--dest-cert-dir", certificates.toString(), own(), name);
            assertThat(inspected(name, "--cert-dir", certificates.toString())).isEqualTo(pushed);
        }
    }

    /** Run where oras can be had: {@code tests/run} says whether it is. */
    @Test
    @Tag("oras")
    void orasPushesAttachesAndDiscovers() throws IOException {
        try (ServedBundle served = writable()) {
            Files.writeString(folder.resolve("notes.txt"), "what to say");
            Files.writeString(folder.resolve("sbom.json"), "{}");
            String name = served.host() + "/own/notes:1";
            oras("push", "--plain-http", "--artifact-type", "application/vnd.acme.notes", name, "notes.txt:text/plain");
            oras("attach", "--plain-http", "--artifact-type", "application/vnd.acme.sbom", name, "sbom.json");
            assertThat(oras("discover", "--plain-http", name)).contains("application/vnd.acme.sbom");
            oras("pull", "--plain-http", "--output", "pulled", name);
            assertThat(folder.resolve("pulled/notes.txt")).hasContent("what to say");
            oras("cp", "--recursive", "--from-plain-http", "--to-plain-http", name, served.host() + "/own/copy:1");
            assertThat(oras("discover", "--plain-http", served.host() + "/own/copy:1"))
                    .contains("application/vnd.acme.sbom");
        }
    }

    private String oras(String... words) {
        List<String> all = new ArrayList<>(List.of("env", "-C", folder.toString(), "oras"));
        all.addAll(List.of(words));
        return Program.text(all.toArray(String[]::new));
    }

    /** Run where crane can be had: {@code tests/run} says whether it is. */
    @Test
    @Tag("crane")
    void cranePushesTagsCopiesAndDeletes() {
        try (ServedBundle served = writable()) {
            String bundled = served.host() + "/acme/api:2.3";
            assertThat(Program.text("crane", "digest", bundled).strip())
                    .isEqualTo(served.oci().descriptor().digest().toString());
            Program.run("crane", "validate", "--remote", bundled);
            String name = served.host() + "/own/app:1";
            Program.run("crane", "push", layout.folder().toString(), name);
            Program.run("crane", "validate", "--remote", name);
            Program.run("crane", "tag", name, "2");
            Program.run("crane", "copy", bundled, served.host() + "/own/app:3");
            assertThat(Program.text("crane", "ls", served.host() + "/own/app").lines())
                    .containsExactly("1", "2", "3");
            Program.run("crane", "delete", name);
            assertThat(Program.text("crane", "ls", served.host() + "/own/app").lines())
                    .containsExactly("2", "3");
            assertThat(Program.text("crane", "catalog", served.host()).lines()).contains("acme/api", "own/app");
        }
    }

    @Test
    void skopeoDeletes() {
        try (ServedBundle served = writable()) {
            skopeo(served, "acme/api:2.3");
            String name = "docker://" + served.host() + "/acme/api:2.3";
            assertThat(inspected(name, "--tls-verify=false")).isEqualTo(pushed);
            Program.run("skopeo", "delete", "--tls-verify=false", name);
            assertThat(inspected(name, "--tls-verify=false"))
                    .as("the bundle's own is seen again")
                    .isEqualTo(served.oci().descriptor().digest());
        }
    }

    private ServedBundle writable() {
        return ServedBundle.writable(folder, Optional.empty());
    }

    private String own() {
        return "oci:" + layout.folder() + ":it";
    }

    private void skopeo(ServedBundle served, String name) {
        Program.run(
                "skopeo",
                "copy",
                "--quiet",
                "--dest-tls-verify=false",
                own(),
                "docker://" + served.host() + "/" + name);
    }

    private static Digest inspected(String name, String... flags) {
        List<String> words = new ArrayList<>(List.of("skopeo", "inspect", "--raw"));
        words.addAll(List.of(flags));
        words.add(name);
        return Digest.of(Program.run(words));
    }

    private void pull(String name) {
        docker("pull", "--quiet", "--platform", "linux/amd64", name);
        kept.add(name);
    }

    private static String docker(String... words) {
        List<String> all = new ArrayList<>(List.of("docker", "--host", "unix://" + Setting.docker()));
        all.addAll(List.of(words));
        return Program.text(all.toArray(String[]::new));
    }

    private static String ctr(String... words) {
        List<String> all = new ArrayList<>(List.of("ctr", "--address", Setting.containerd(), "--namespace", NAMESPACE));
        all.addAll(List.of(words));
        return Program.text(all.toArray(String[]::new));
    }

    /** With a storage of its own, so that nothing of the machine's is touched. */
    private String podman(String... words) {
        List<String> all = new ArrayList<>(List.of(
                "podman",
                "--root",
                folder.resolve("root").toString(),
                "--runroot",
                folder.resolve("run").toString(),
                "--storage-driver",
                "vfs"));
        all.addAll(List.of(words));
        return Program.text(all.toArray(String[]::new));
    }
}
