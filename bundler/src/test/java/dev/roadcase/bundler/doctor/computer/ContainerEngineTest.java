package dev.roadcase.bundler.doctor.computer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.Heard;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Docker 28 and Podman 4.3 say of themselves, shortened. */
class ContainerEngineTest {
    private static final String DOCKER = """
            {"Plugins": {"Authorization": ["opa"]}, "ServerVersion": "28.2.2", "OperatingSystem": "Debian 12",
             "DockerRootDir": "/var/lib/docker", "SecurityOptions": ["name=seccomp,profile=builtin", "name=%s"]}
            """;
    private static final String WITHOUT_DAEMON = """
            {"ServerVersion": "", "SecurityOptions": null, "Plugins": {"Authorization": null}, "DockerRootDir": ""}
            """;
    private static final String PODMAN = """
            {"host": {"security": {"rootless": true}, "distribution": {"distribution": "debian"}},
             "store": {"graphRoot": "/home/ada/.local/share/containers/storage"},
             "plugins": {"authorization": null}, "version": {"Version": "4.3.1"}}
            """;

    private static EngineQuestion answering(ProgramAnswer answer) {
        return new EngineQuestion(command -> answer);
    }

    @Test
    void dockerSaysWhoItIs() {
        ContainerEngine docker =
                answering(ProgramAnswer.of(DOCKER.formatted("rootless"))).docker();
        assertThat(docker).hasToString("docker 28.2.2");
        assertThat(docker.root()).contains(Path.of("/var/lib/docker"));
        assertThat(docker.rootless()).isTrue();
        assertThat(docker.remapped()).isFalse();
        assertThat(docker.guards()).containsExactly("opa");
        assertThat(answering(ProgramAnswer.of(DOCKER.formatted("userns")))
                        .docker()
                        .remapped())
                .isTrue();
    }

    @Test
    void aDaemonThatDoesNotAnswerIsSaidInTheWordsOfItsClient() {
        ProgramAnswer dead = ProgramAnswer.failed(WITHOUT_DAEMON, "Cannot connect to the Docker daemon");
        assertThatThrownBy(answering(dead)::docker)
                .isInstanceOf(Problem.class)
                .hasMessage("Cannot connect to the Docker daemon");
        assertThatThrownBy(answering(ProgramAnswer.of("{"))::docker).isInstanceOf(Problem.class);
        assertThatThrownBy(answering(ProgramAnswer.missing("docker"))::docker)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem).hasMessage("docker is not installed"));
    }

    @Test
    void podmanSaysWhoItIs() {
        ContainerEngine podman = answering(ProgramAnswer.of(PODMAN)).podman();
        assertThat(podman).hasToString("podman 4.3.1");
        assertThat(podman.rootless()).isTrue();
        assertThatThrownBy(answering(ProgramAnswer.of("?"))::podman).isInstanceOf(Problem.class);
    }

    @Test
    void anEngineOfRootGoesBeforeOneOfAUser() {
        ContainerEngine rootless =
                answering(ProgramAnswer.of(DOCKER.formatted("rootless"))).docker();
        ContainerEngine podman =
                answering(ProgramAnswer.of(PODMAN.replace("true", "false"))).podman();
        assertThat(new AnsweringEngines(Heard.of(rootless), Heard.of(podman)).chosen())
                .contains(podman);
        assertThat(new AnsweringEngines(Heard.of(rootless), Heard.nothing("off")).chosen())
                .contains(rootless);
        assertThat(new AnsweringEngines(Heard.nothing("off"), Heard.nothing("off")).chosen())
                .isEmpty();
    }
}
