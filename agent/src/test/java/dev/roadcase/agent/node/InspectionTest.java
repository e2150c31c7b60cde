package dev.roadcase.agent.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.ConditionReport;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.node.condition.MachineCondition;
import dev.roadcase.agent.node.condition.MachineInspection;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.RuntimeKind;
import dev.roadcase.agent.runtime.RuntimeSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine says of itself, where its containerd does not answer. */
class InspectionTest {
    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
    }

    @Test
    void aMachineThatWasNeverProvisionedIsNotReady() {
        assertThat(look().isReady()).contains(false);
        assertThat(lines()).endsWith("not ready", "  it was not provisioned");
    }

    @Test
    void itSaysWhichBundleItHasAndWhatIsKnownToBeWrong() throws IOException {
        provision();
        assertThat(lines())
                .anyMatch(line -> line.matches("bundle test 1  sha256:[0-9a-f]{64}  from .*/test.bundle"))
                .contains("files 2 of 2")
                .anyMatch(line -> line.startsWith("  it is failed: containerd does not answer"));
        Files.setPosixFilePermissions(root.resolve("etc/tool.conf"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.delete(root.resolve("opt/bin/tool"));
        assertThat(lines())
                .contains(
                        "files 0 of 2", "  the file /etc/tool.conf is changed", "  the file /opt/bin/tool is missing");
        assertThat(new ConditionReport(look()).json().path("files").toString())
                .isEqualTo("[{\"path\":\"/etc/tool.conf\",\"state\":\"changed\"},"
                        + "{\"path\":\"/opt/bin/tool\",\"state\":\"missing\"}]");
    }

    @Test
    void whatTheRuntimeDoesNotSayIsNotKnown() throws IOException {
        provision();
        Path registration = root.resolve("var/lib/roadcase/registration.json");
        Files.writeString(registration, Files.readString(registration).replace("failed", "ready"));
        assertThat(look().isReady()).isEmpty();
        assertThat(lines())
                .contains("not known whether ready")
                .anyMatch(line -> line.startsWith("  not known: containerd does not answer: there is no socket "));
    }

    @Test
    void aMachineOfAnAgentWithoutRecordsIsNotKnown() throws IOException {
        whatTheRuntimeDoesNotSayIsNotKnown();
        Files.delete(root.resolve("var/lib/roadcase/provision.json"));
        assertThat(look().isReady()).isEmpty();
        assertThat(lines()).last().asString().contains("an older agent has provisioned it");
    }

    private MachineCondition look() {
        return new MachineInspection(root).look();
    }

    private List<String> lines() {
        return new ConditionReport(look()).lines();
    }

    private void provision() {
        TestBundle written = new TestBundle()
                .file("/opt/bin/tool", "tool".getBytes(StandardCharsets.UTF_8), "node")
                .file("/etc/tool.conf", "a = 1\n".getBytes(StandardCharsets.UTF_8), "node");
        ThisMachine machine = new ThisMachine(
                "node-1",
                List.of(Role.NODE),
                root,
                new RuntimeSocket(
                        RuntimeKind.CONTAINERD,
                        Optional.of(folder.resolve("none.sock").toString()),
                        "k8s.io"),
                Optional.empty());
        try (Bundle opened = Bundle.open(written.write(folder.resolve("test.bundle")), written.trust())) {
            new Provisioning(opened, machine, Optional.empty(), Events.NONE).run();
        } catch (Problem e) {
            assertThat(e).hasMessageContaining("containerd does not answer");
        }
    }
}
