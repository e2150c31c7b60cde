package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.doctor.computer.AnsweringEngines;
import dev.roadcase.bundler.doctor.computer.ContainerEngine;
import dev.roadcase.bundler.doctor.computer.ShowDisk;
import dev.roadcase.bundler.time.Heard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of Docker and Podman, of what they allow, and of their room. */
class EngineExaminationTest {
    private static final Heard<ContainerEngine> NONE = Heard.nothing("podman is not installed");

    @TempDir
    Path root;

    private ContainerEngine engine(String program, String version, String system) {
        return new ContainerEngine(program, version, system, Optional.of(root), false, false, List.of());
    }

    private static List<Symptom> examined(Heard<ContainerEngine> docker, Heard<ContainerEngine> podman) {
        return new EngineExamination(new AnsweringEngines(docker, podman)).symptoms();
    }

    private static List<Symptom> policy(ContainerEngine engine) {
        return new PrivilegeExamination(new AnsweringEngines(Heard.of(engine), NONE)).symptoms();
    }

    @Test
    void oneThatAnswersIsFine() {
        assertThat(examined(Heard.of(engine("docker", "28.2.2", "Debian 12")), NONE))
                .isEmpty();
        assertThat(examined(Heard.nothing("docker is not installed"), Heard.of(engine("podman", "4.3.1", "debian"))))
                .isEmpty();
        assertThat(policy(engine("docker", "28.2.2", "Debian 12"))).isEmpty();
    }

    @Test
    void noneAnOldOneAndAVirtualOneSpoil() {
        assertThat(examined(Heard.nothing("Cannot connect"), NONE))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.SPOILS))
                .satisfies(its -> assertThat(its.what())
                        .isEqualTo("no container engine answers: docker: Cannot connect; podman is not installed"));
        assertThat(examined(Heard.of(engine("docker", "19.03.5", "Debian 10")), NONE))
                .singleElement()
                .satisfies(its -> assertThat(its.what()).contains("too old").contains("20.10.0"));
        assertThat(examined(Heard.of(engine("docker", "28.2.2", "Docker Desktop")), NONE))
                .singleElement()
                .satisfies(its -> assertThat(its.what()).contains("Docker Desktop"));
    }

    @Test
    void theAdviceIsForWhatIsWrong() {
        assertThat(advice("docker is not installed")).startsWith("install Docker or Podman");
        assertThat(advice("permission denied while trying to connect to the Docker daemon socket"))
                .isEqualTo("run this as root, or as a user in the group docker");
        assertThat(advice("Cannot connect to the Docker daemon at unix:///nowhere"))
                .contains("DOCKER_HOST");
    }

    private static String advice(String trouble) {
        return examined(Heard.nothing(trouble), NONE).get(0).advice();
    }

    @Test
    void aDockerThatIsPassedOverIsSaid() {
        assertThat(examined(Heard.nothing("Cannot connect"), Heard.of(engine("podman", "4.3.1", "debian"))))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.MAY_SPOIL));
    }

    @Test
    void whatForbidsPrivilegedContainersIsNamed() {
        Optional<Path> nowhere = Optional.empty();
        assertThat(policy(new ContainerEngine("docker", "28.2.2", "", nowhere, true, false, List.of())))
                .singleElement()
                .satisfies(its -> assertThat(its.what()).contains("rootless"));
        assertThat(policy(new ContainerEngine("docker", "28.2.2", "", nowhere, false, true, List.of())))
                .singleElement()
                .satisfies(its -> assertThat(its.advice()).contains("userns-remap"));
        assertThat(policy(new ContainerEngine("docker", "28.2.2", "", nowhere, false, false, List.of("opa"))))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.MAY_SPOIL));
    }

    private List<Symptom> room(ContainerEngine engine, long bundle, long free) {
        return new EngineDiskExamination(
                        new AnsweringEngines(Heard.of(engine), NONE),
                        bundle,
                        6,
                        folder -> new ShowDisk(folder, "ext4", true, free))
                .symptoms();
    }

    @Test
    void roomForTheBundleOnceIsNeededAndForEachMachineIsBetter() {
        ContainerEngine docker = engine("docker", "28.2.2", "Debian 12");
        assertThat(room(docker, 1L << 30, 100L << 30)).isEmpty();
        assertThat(room(docker, 1L << 30, 4L << 30))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.MAY_SPOIL))
                .satisfies(
                        its -> assertThat(its.what()).contains("4096 MiB left").contains("up to 13312 MiB"));
        assertThat(room(docker, 1L << 30, 1L << 30))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.SPOILS));
        ContainerEngine far =
                new ContainerEngine("docker", "28.2.2", "", Optional.of(root.resolve("far")), false, false, List.of());
        assertThat(room(far, 0, 0))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.NOT_KNOWN));
    }
}
