package dev.roadcase.tests.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import dev.roadcase.tests.parts.Shared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A Docker daemon pulls what a bundle holds. */
@ResourceLock(Shared.DOCKER)
class DockerJourney {
    private final List<String> pulled = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void removeWhatWasPulled() {
        pulled.forEach(name -> docker("image", "rm", "--force", name));
    }

    @Test
    void imagesOfBothKindsArePulledByTagAndByDigest() {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            pull(served.host() + "/acme/api:2.3", served.oci().descriptor().digest());
            pull(served.host() + "/web:1", served.docker().descriptor().digest());
            Digest docker = served.docker().descriptor().digest();
            pull(served.host() + "/library/web@" + docker, docker);
        }
    }

    @Test
    void anIndexGivesThePlatformThatIsCarried() {
        try (ServedBundle served = ServedBundle.whole(folder)) {
            Digest index = served.ociIndex().descriptor().digest();
            pull(served.host() + "/quay.io/acme/many@" + index, index);
            pull(
                    served.host() + "/docker.io/acme/many:1",
                    served.dockerList().descriptor().digest());
        }
    }

    @Test
    void aDamagedLayerIsRefused() {
        try (ServedBundle served = ServedBundle.damaged(folder)) {
            assertThatThrownBy(() -> docker("pull", "--quiet", served.host() + "/acme/api:2.3"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageMatching("(?s).*(unexpected EOF|500|is damaged).*");
            assertThat(docker("image", "ls", "--quiet", served.host() + "/acme/api"))
                    .isEmpty();
        }
    }

    private void pull(String name, Digest digest) {
        docker("pull", "--quiet", "--platform", "linux/amd64", name);
        pulled.add(name);
        assertThat(docker("image", "inspect", "--format", "{{.RepoDigests}}", name))
                .as(name)
                .contains(digest.toString());
    }

    private static String docker(String... words) {
        List<String> all = new ArrayList<>(List.of("docker", "--host", "unix://" + Setting.docker()));
        all.addAll(List.of(words));
        return Program.text(all.toArray(String[]::new));
    }
}
