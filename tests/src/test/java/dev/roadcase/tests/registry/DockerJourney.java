package dev.roadcase.tests.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Docker daemon (the one that DOCKER_HOST names) pulls what a bundle holds. */
class DockerJourney {
    private final List<String> pulled = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void removeWhatWasPulled() {
        pulled.forEach(name -> Program.run("docker", "image", "rm", "--force", name));
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
            assertThatThrownBy(() -> Program.run("docker", "pull", "--quiet", served.host() + "/acme/api:2.3"))
                    .isInstanceOf(AssertionError.class);
        }
    }

    private void pull(String name, Digest digest) {
        Program.run("docker", "pull", "--quiet", "--platform", "linux/amd64", name);
        pulled.add(name);
        assertThat(Program.text("docker", "image", "inspect", "--format", "{{.RepoDigests}}", name))
                .as(name)
                .contains(digest.toString());
    }
}
