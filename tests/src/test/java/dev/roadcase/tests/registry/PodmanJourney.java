package dev.roadcase.tests.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** podman pulls what a bundle holds, under the server's name and through a mirror. */
class PodmanJourney {
    @TempDir
    Path folder;

    @Test
    void imagesOfBothKindsArePulledByTagAndByDigest() {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            pulled(served.host() + "/acme/api:2.3", served.oci().descriptor().digest());
            pulled(served.host() + "/web:1", served.docker().descriptor().digest());
            Digest index = served.ociIndex().descriptor().digest();
            pulled(served.host() + "/quay.io/acme/many@" + index, index);
            pulled(
                    served.host() + "/docker.io/acme/many:1",
                    served.dockerList().descriptor().digest());
        }
    }

    @Test
    void aMirrorServesAnImageUnderItsOwnName() throws IOException {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            Path mirrors = Files.writeString(folder.resolve("registries.conf"), """
                    [[registry]]
                    prefix = "quay.io"
                    location = "%s/quay.io"
                    insecure = true
                    """.formatted(served.host()));
            podman("env", "CONTAINERS_REGISTRIES_CONF=" + mirrors, "pull", "--quiet", ServedBundle.OCI);
            assertThat(digests(ServedBundle.OCI))
                    .contains(served.oci().descriptor().digest().toString());
        }
    }

    @Test
    void aDamagedLayerIsRefused() {
        try (ServedBundle served = ServedBundle.damaged(folder)) {
            assertThatThrownBy(() -> pull(served.host() + "/acme/api:2.3"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageMatching("(?s).*(unexpected EOF|500).*");
        }
    }

    private void pulled(String name, Digest digest) {
        pull(name);
        assertThat(digests(name)).as(name).contains(digest.toString());
    }

    private void pull(String name) {
        podman("env", "A=", "pull", "--quiet", "--tls-verify=false", name);
    }

    private String digests(String name) {
        return podman("env", "A=", "image", "inspect", "--format", "{{.Digest}} {{.RepoDigests}}", name);
    }

    /** With a storage of its own, so that nothing of the machine's is touched. */
    private String podman(String env, String variable, String... words) {
        List<String> all = new ArrayList<>(List.of(env, variable, "podman"));
        all.addAll(List.of(
                "--root",
                folder.resolve("root").toString(),
                "--runroot",
                folder.resolve("run").toString()));
        all.addAll(List.of("--storage-driver", "vfs"));
        all.addAll(List.of(words));
        return Program.text(all.toArray(String[]::new));
    }
}
