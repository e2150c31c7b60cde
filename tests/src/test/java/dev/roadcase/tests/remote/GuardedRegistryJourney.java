package dev.roadcase.tests.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries with a private certificate, and registries that want a password. */
class GuardedRegistryJourney {
    private static final String PASSWORD = "pa:ss:word";

    @TempDir
    private Path folder;

    private OciLayout layout;
    private Descriptor image;

    @BeforeEach
    void makeImage() {
        layout = new OciLayout(folder.resolve("layout"));
        image = layout.image(Platform.LINUX_AMD64, "hello\n".getBytes(UTF_8));
        layout.tag("image", image);
    }

    @Test
    void aPrivateAuthorityIsTrustedWhereDockerAndPodmanHaveIt() throws IOException {
        try (DockerRegistry registry = DockerRegistry.secure(folder)) {
            registry.push(layout, "image", "acme/api:2.3");
            Problem problem = catchThrowableOfType(Problem.class, () -> digest(registry));
            assertThat(problem).hasMessageContaining("the certificate of " + registry.host() + " is not one to trust");
            Path certificates =
                    Files.createDirectories(folder.resolve(".config/containers/certs.d/" + registry.host()));
            Files.copy(registry.certificate(), certificates.resolve("ca.crt"));
            assertThat(digest(registry)).isEqualTo(image.digest().toString());
        }
    }

    @Test
    void aLoginThatSkopeoHasWrittenOpensTheRegistry() {
        try (DockerRegistry registry = DockerRegistry.withLogin(folder, "ann", PASSWORD)) {
            registry.push(layout, "image", "acme/api:2.3", "--dest-creds", "ann:" + PASSWORD);
            Program.run(
                    "skopeo",
                    "login",
                    "--tls-verify=false",
                    "--authfile",
                    authFile(),
                    "-u",
                    "ann",
                    "-p",
                    PASSWORD,
                    registry.host());
            assertThat(digest(registry)).isEqualTo(image.digest().toString());
        }
    }

    @Test
    void whoHasNoLoginIsToldHowToGetOne() {
        try (DockerRegistry registry = DockerRegistry.withLogin(folder, "ann", PASSWORD)) {
            Problem problem = catchThrowableOfType(Problem.class, () -> digest(registry));
            assertThat(problem).hasMessageContaining(registry.host() + " asks for a login");
            assertThat(problem.advice()).contains("log in with `docker login " + registry.host() + "`");
        }
    }

    @Test
    void aPasswordThatHasChangedIsSaidToBeRefusedAndNotShown() throws IOException {
        try (DockerRegistry registry = DockerRegistry.withLogin(folder, "ann", PASSWORD)) {
            Program.run(
                    "skopeo",
                    "login",
                    "--tls-verify=false",
                    "--authfile",
                    authFile(),
                    "-u",
                    "ann",
                    "-p",
                    PASSWORD,
                    registry.host());
            Files.writeString(folder.resolve("htpasswd"), Program.text("htpasswd", "-nbB", "ann", "another"));
            Problem problem = catchThrowableOfType(Problem.class, () -> digest(registry));
            assertThat(problem).hasMessageContaining("does not accept the login in " + authFile());
            assertThat(problem.getMessage()).doesNotContain(PASSWORD);
        }
    }

    private String authFile() {
        return folder.resolve("auth.json").toString();
    }

    private String digest(DockerRegistry registry) {
        HostSettings settings = HostSettings.of(Map.of("REGISTRY_AUTH_FILE", authFile()), folder);
        boolean plain = !Files.exists(registry.certificate());
        return new RegistryClient(plain ? settings.withPlainHttp(registry.host()) : settings)
                .manifest(Reference.parse(registry.host() + "/acme/api:2.3"))
                .digest()
                .toString();
    }
}
