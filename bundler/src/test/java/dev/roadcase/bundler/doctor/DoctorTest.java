package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.doctor.computer.ProgramAnswer;
import dev.roadcase.bundler.doctor.computer.ProgramQuestion;
import dev.roadcase.bundler.doctor.computer.SystemFiles;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.time.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All at once: a computer whose programs are recorded, a bundle, and the folder of a show. */
class DoctorTest {
    private static final String DOCKER = "{\"ServerVersion\": \"28.2.2\", \"DockerRootDir\": \"/\"}";

    @TempDir
    Path root;

    private final TestBundle written =
            new TestBundle().demo("demo.yaml", "apiVersion: roadcase.dev/v1\n".getBytes(StandardCharsets.UTF_8));

    private Diagnosis examined(Optional<Path> named, ProgramQuestion programs, Trust trust) {
        Computer computer =
                new Computer(programs, new SystemFiles(root), Map.of("PATH", "/usr/bin"), Clock.systemUTC());
        return new Doctor(computer, new SettingsFolder(root.resolve("settings")), () -> trust)
                .examine(Patient.named(named));
    }

    private static ProgramAnswer working(String... command) {
        return switch (command[0]) {
            case "docker" -> ProgramAnswer.of(DOCKER);
            case "iptables" -> ProgramAnswer.of("-P FORWARD ACCEPT\n");
            default -> ProgramAnswer.missing(command[0]);
        };
    }

    private Path show(String network) throws IOException {
        Path show = Files.createDirectories(root.resolve("stage"));
        Path bundle = written.write(root.resolve("a.bundle"));
        Files.createDirectories(show.resolve("pki"));
        for (String key : List.of("pki/ca.crt", "pki/admin.crt", "pki/admin.key", "kubeconfig")) {
            Path file = Files.writeString(show.resolve(key), key);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(show.resolve("cluster.json"), """
                {"name": "a", "version": "1", "bundle": {"file": "%s", "digest": "%s", "size": 1}, "registry": "10.0.0.1:5000",
                 "network": {"machines": "%s", "pods": "10.1.0.0/16", "services": "10.3.0.0/16"},
                 "machines": [{"name": "controller", "role": "controller", "address": "198.51.100.20", "memory": 1024}]}
                """.formatted(bundle, index(bundle), network));
        return show;
    }

    private Digest index(Path bundle) {
        try (OpenedBundle opened = OpenedBundle.of(bundle, written::trust)) {
            return opened.trusted().orElseThrow().indexDigest();
        }
    }

    private List<Symptom> ofFolder(Diagnosis diagnosis) {
        return diagnosis.examined().get("show's folder");
    }

    @Test
    void aShowThatIsWholeIsFine() throws IOException {
        Diagnosis diagnosis = examined(Optional.of(show("198.51.100.0/24")), DoctorTest::working, written.trust());
        assertThat(diagnosis.examined().keySet())
                .contains("container engine", "privileges", "memory", "ports", "networks", "firewall", "clock")
                .contains("keys", "bundle", "show's folder", "show's disk", "other shows")
                .doesNotContain("Vagrant", "virtualization");
        assertThat(ofFolder(diagnosis)).isEmpty();
        assertThat(diagnosis.examined().get("container engine")).isEmpty();
        assertThat(diagnosis.examined().get("bundle")).isEmpty();
    }

    @Test
    void whatIsWrongWithTheFolderIsSaidAtOnce() throws IOException {
        Path show = show("198.51.100.0/24");
        Files.delete(show.resolve("pki/ca.crt"));
        Files.setPosixFilePermissions(show.resolve("kubeconfig"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.delete(root.resolve("a.bundle"));
        Diagnosis gone = examined(Optional.of(show), DoctorTest::working, written.trust());
        assertThat(ofFolder(gone))
                .extracting(Symptom::what)
                .containsExactly(
                        "the show in " + show + " lacks keys: " + show.resolve("pki/ca.crt"),
                        "the bundle of the show in " + show + " is gone: " + root.resolve("a.bundle"),
                        "other users of this computer may read keys of the show: " + show.resolve("kubeconfig"));
        assertThat(gone.examined()).doesNotContainKey("bundle");
        assertThat(gone.exitCode()).isEqualTo(ExitCode.MACHINE);
        written.annotate("dev.roadcase.other", "yes").write(root.resolve("a.bundle"));
        assertThat(ofFolder(examined(Optional.of(show), DoctorTest::working, written.trust()))
                        .get(1)
                        .what())
                .contains("is another bundle");
        show("nowhere");
        assertThat(ofFolder(examined(Optional.of(show), DoctorTest::working, written.trust())))
                .singleElement()
                .satisfies(its -> assertThat(its.what()).contains("cluster.json cannot be read"));
    }

    @Test
    void aStrangersBundleEndsWithFour() {
        Path bundle = written.write(root.resolve("a.bundle"));
        Diagnosis diagnosis = examined(Optional.of(bundle), DoctorTest::working, new Trust(List.of(), false));
        assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC);
        assertThat(diagnosis.examined().get("bundle")).isEmpty();
        assertThat(diagnosis.examined().get("show's needs"))
                .extracting(Symptom::severity)
                .containsExactly(Severity.NOT_KNOWN);
    }

    @Test
    void programsThatNeverAnswerKeepNobody() {
        ProgramQuestion slow = command -> {
            Deadline.pause(Duration.ofMinutes(10));
            return working(command);
        };
        Diagnosis diagnosis = examined(Optional.empty(), slow, written.trust());
        assertThat(diagnosis.examined().get("firewall"))
                .containsExactly(Symptom.notKnown("it does not answer within 4.0 s", ""));
        assertThat(diagnosis.examined().get("container engine"))
                .singleElement()
                .satisfies(its -> assertThat(its.what())
                        .isEqualTo("no container engine answers: docker: it does not answer within 3.3 s; podman: it"
                                + " does not answer within 3.3 s"));
        assertThat(diagnosis.examined().get("privileges")).isEmpty();
        assertThat(diagnosis.examined()).doesNotContainKeys("memory", "bundle", "show's folder", "show's disk");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Patient.named(Optional.of(root.resolve("none"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }
}
