package dev.roadcase.bundler.provider.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineLacksTest {
    private static final String AUTHORITY = "certificate";
    private static final long NOW = 1_800_000_000;

    private static final String WELL = """
            architecture x86_64
            systemd yes
            has tar
            has ip
            has iptables
            has curl
            has sha256sum
            has containerd
            id 0123
            free-bundle /dev/sda1 9000000000
            free-images /dev/sda1 9000000000
            address yes
            clock 1800000001
            """;

    private static final ShowNode NODE = new ShowNode(
            new ShowMachine("node-1", Role.NODE, Ipv4Address.parse("10.0.0.31"), Optional.of("ada@10.0.0.31")),
            List.of(
                    new MachineFile("/etc/roadcase/node.env", MachineFile.PUBLIC, """
                            ROADCASE_RUNTIME=containerd
                            ROADCASE_CONTROLLER=10.0.0.20
                            ROADCASE_BUNDLE_SIZE=1000000000
                            """),
                    new MachineFile("/etc/roadcase/pki/ca.crt", MachineFile.PUBLIC, AUTHORITY),
                    new MachineFile("/etc/systemd/system/roadcase.target", MachineFile.PUBLIC, ""),
                    new MachineFile("/etc/systemd/system/containerd.service.d/10.conf", MachineFile.PUBLIC, "")),
            Optional.empty());

    private static List<String> lacks(String said) {
        return new MachineLacks(NODE, MachineFacts.parse(said, NOW))
                .problems().stream().map(Problem::getMessage).toList();
    }

    @Test
    void aMachineThatIsWellLacksNothing() {
        assertThat(lacks(WELL)).isEmpty();
    }

    @Test
    void aRuntimeIsMissedOnlyWhereTheBundleBringsNone() {
        String without = WELL.replace("has containerd\n", "");
        assertThat(lacks(without)).containsExactly("has no container runtime containerd");
        MachineFile env = new MachineFile("/etc/roadcase/node.env", MachineFile.PUBLIC, """
                ROADCASE_RUNTIME=containerd
                ROADCASE_BUNDLE_SIZE=1000000000
                ROADCASE_FILES=common node carried routes
                """);
        ShowNode node = new ShowNode(NODE.machine(), List.of(env), Optional.empty());
        assertThat(new MachineLacks(node, MachineFacts.parse(without, NOW)).problems())
                .isEmpty();
    }

    @Test
    void allThatIsMissingIsSaid() {
        assertThat(lacks("""
                        architecture aarch64
                        id 0123
                        free-bundle /dev/sda1 100000000
                        free-images /dev/sdb1 2000000000
                        blocked 5000
                        clock 1700000000
                        """))
                .contains(
                        "is a machine of the kind aarch64, and the agent runs on x86_64",
                        "does not run systemd",
                        "has no iptables",
                        "has no container runtime containerd",
                        "does not have the address 10.0.0.31",
                        "is full: 95 MiB are free on /dev/sda1, and 1465 MiB are needed",
                        "has a clock that is 1157 days behind this computer's",
                        "a firewall keeps it from port 5000 of the controller 10.0.0.20")
                .noneMatch(text -> text.contains("/dev/sdb1"));
    }

    @Test
    void whatIsThereNeedsNoRoomAgain() {
        String little = WELL.replace("9000000000", "1600000000");
        assertThat(lacks(little)).containsExactly("is full: 1525 MiB are free on /dev/sda1, and 2419 MiB are needed");
        assertThat(lacks(little + "partial 900000000\n"))
                .containsExactly("is full: 1525 MiB are free on /dev/sda1, and 1561 MiB are needed");
        assertThat(lacks(little + "kept 1000000000\n")).isEmpty();
        assertThat(lacks(little + "disk /dev/sr0\n")).isEmpty();
        assertThat(lacks(little + "provisioned yes\n")).isEmpty();
    }

    @Test
    void whatIsOfOthersIsNamedUnlessTheMachineIsOurs() {
        String foreign = WELL + "foreign the unit kubelet.service\nforeign a program at port 10250\n";
        assertThat(lacks(foreign))
                .containsExactly(
                        "another Kubernetes has left the unit kubelet.service",
                        "another Kubernetes has left a program at port 10250");
        String ours = Digest.of(AUTHORITY.getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(lacks(foreign + "authority " + ours + "  -\n")).isEmpty();
        assertThat(lacks(WELL + "authority 1234  -\n")).containsExactly("belongs to another show");
    }

    @Test
    void unitsAreThoseThatSystemdKnowsByName() {
        assertThat(NODE.units()).containsExactly("roadcase.target");
    }
}
