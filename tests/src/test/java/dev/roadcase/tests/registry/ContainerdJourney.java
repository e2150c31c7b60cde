package dev.roadcase.tests.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** containerd pulls what a bundle holds, also as a mirror of other hosts. */
class ContainerdJourney {
    private static final String NAMESPACE = "registry-journey";

    private final List<String> pulled = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void removeWhatWasPulled() {
        pulled.forEach(name -> ctr("images", "rm", "--sync", name));
    }

    @Test
    void imagesOfBothKindsArePulledByTagAndByDigest() {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            Digest oci = served.oci().descriptor().digest();
            pull(served.host() + "/acme/api:2.3", oci, "--plain-http");
            pull(served.host() + "/acme/api@" + oci, oci, "--plain-http");
            pull(served.host() + "/library/web:1", served.docker().descriptor().digest(), "--plain-http");
        }
    }

    @Test
    void aMirrorIsToldWhoseImageIsMeant() throws IOException {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            String hosts = hosts(served).toString();
            pull(ServedBundle.OCI_INDEX, served.ociIndex().descriptor().digest(), "--hosts-dir", hosts);
            pull(ServedBundle.DOCKER_LIST, served.dockerList().descriptor().digest(), "--hosts-dir", hosts);
            pull(ServedBundle.DOCKER, served.docker().descriptor().digest(), "--hosts-dir", hosts);
        }
    }

    @Test
    void aDamagedLayerIsRefused() {
        try (ServedBundle served = ServedBundle.damaged(folder)) {
            assertThatThrownBy(() -> ctr("images", "pull", "--plain-http", served.host() + "/acme/api:2.3"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageMatching("(?s).*(unexpected EOF|500).*");
        }
    }

    private void pull(String name, Digest digest, String... flags) {
        List<String> words = new ArrayList<>(List.of("images", "pull", "--platform", "linux/amd64"));
        words.addAll(List.of(flags));
        words.add(name);
        ctr(words.toArray(String[]::new));
        pulled.add(name);
        assertThat(ctr("images", "ls", "name==" + name)).as(name).contains(digest.toString());
    }

    /** What containerd reads about hosts: both upstream hosts are mirrored here, and asked nowhere else. */
    private Path hosts(ServedBundle served) throws IOException {
        Path hosts = folder.resolve("hosts");
        for (String host : List.of("quay.io", "docker.io")) {
            Files.createDirectories(hosts.resolve(host));
            Files.writeString(hosts.resolve(host).resolve("hosts.toml"), """
                    server = "%1$s"
                    [host."%1$s"]
                    capabilities = ["pull", "resolve"]
                    """.formatted(served.url()));
        }
        return hosts;
    }

    private static String ctr(String... words) {
        List<String> all = new ArrayList<>(List.of("ctr", "--address", Setting.containerd(), "--namespace", NAMESPACE));
        all.addAll(List.of(words));
        return Program.text(all.toArray(String[]::new));
    }
}
