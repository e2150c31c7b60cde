package dev.roadcase.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.node.registration.StateFolder;
import dev.roadcase.agent.node.removal.Removal;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.machine.MachineProgress;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.runtime.RuntimeKind;
import dev.roadcase.agent.runtime.RuntimeSocket;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import dev.roadcase.agent.tls.MachineIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine that is a folder is the same folder again after provision and remove. */
class RemovalTest {
    private static final Path CLOUD_CONFIG = Path.of("../cloud-config");
    private static final String NOTHING = "nothing of roadcase is left";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final Events events = event -> said.add(event.toString());
    private TestBundle written;
    private Path bundle;
    private Path root;
    private List<String> before;

    /** With content of others in every place that we write into. */
    @BeforeEach
    void make() throws IOException {
        written = new TestBundle()
                .file("/opt/bin/kubelet", "our kubelet".getBytes(StandardCharsets.UTF_8), "node")
                .file("/opt/cni/bin/bridge", "our bridge".getBytes(StandardCharsets.UTF_8), "node")
                .file("/etc/tool.conf", "ours\n".getBytes(StandardCharsets.UTF_8), "node");
        bundle = written.write(folder.resolve("test.bundle"));
        root = Files.createDirectory(folder.resolve("root"));
        for (String made : List.of(
                "run",
                "var/lib",
                "var/log",
                "opt",
                "etc/modules-load.d",
                "etc/systemd/network",
                "etc/systemd/system/multi-user.target.wants")) {
            Files.createDirectories(root.resolve(made));
        }
        foreign("etc/hosts", "127.0.0.1 localhost\n");
        foreign("etc/tool.conf", "theirs\n");
        Files.setPosixFilePermissions(root.resolve("etc/tool.conf"), PosixFilePermissions.fromString("rw-r-----"));
        foreign("etc/sysctl.d/90-theirs.conf", "vm.swappiness = 1\n");
        foreign("etc/cni/net.d/20-theirs.conflist", "{}");
        foreign("etc/containerd/config.toml", "version = 2\n");
        foreign("etc/containerd/certs.d/docker.io/hosts.toml", "server = \"https://theirs\"\n");
        foreign("etc/docker/daemon.json", "{  \"debug\":true }");
        foreign("etc/systemd/system/theirs.service", "[Unit]\nAfter=roadcase.target\n");
        foreign("etc/systemd/system/containerd.service.d/99-theirs.conf", "[Service]\nNice=1\n");
        foreign("var/lib/cni/networks/theirs/10.88.0.2", "x");
        foreign("var/log/containers/theirs.log", "x");
        before = FileTree.of(root);
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void allOfOursGoesAndAllOfOthersIsAsItWas(RuntimeKind runtime) throws IOException {
        provision(runtime);
        assertThat(FileTree.of(root)).hasSizeGreaterThan(before.size() + 60);
        assertThat(remove()).matches("removed [0-9]+ things, " + NOTHING);
        assertThat(FileTree.of(root)).isEqualTo(before);
        assertThat(remove()).isEqualTo(NOTHING);
        assertThat(FileTree.of(root)).isEqualTo(before);
    }

    /** The bundle has brought it; somebody's own unit of that name says nothing of us, and stays with all that it holds. */
    @Test
    void aContainerRuntimeOfOursGoesWithAllThatItHolds() throws IOException {
        provision(RuntimeKind.PODMAN);
        String unit = Files.readString(CLOUD_CONFIG.resolve("carried/etc/roadcase/containerd.service"));
        foreign("etc/systemd/system/containerd.service", unit);
        foreign("var/lib/containerd/io.containerd.content.v1.content/blobs/sha256/x", "x");
        assertThat(remove()).endsWith(NOTHING);
        assertThat(FileTree.of(root)).isEqualTo(before);
        provision(RuntimeKind.PODMAN);
        foreign("etc/systemd/system/containerd.service", "[Service]\nExecStart=/usr/bin/containerd\n");
        foreign("var/lib/containerd/x", "x");
        assertThat(remove()).endsWith(NOTHING);
        assertThat(root.resolve("var/lib/containerd/x")).exists();
        assertThat(root.resolve("etc/systemd/system/containerd.service")).exists();
    }

    @Test
    void whatWouldBeRemovedIsListedAndNothingChanges() throws IOException {
        provision(RuntimeKind.CONTAINERD);
        List<String> now = FileTree.of(root);
        List<String> listed = new ArrayList<>();
        new Removal(root, events).foresee(listed::add);
        assertThat(listed)
                .contains(
                        "file /opt/bin/kubelet",
                        "file /etc/systemd/system/kubelet.service",
                        "folder /var/lib/kubelet",
                        "folder /etc/roadcase",
                        "folder /opt/roadcase")
                .noneMatch(line -> line.contains("theirs"));
        assertThat(FileTree.of(root)).isEqualTo(now);
    }

    @Test
    void onAMachineThatWeNeverSawNothingIsDone() throws IOException {
        assertThat(remove()).isEqualTo(NOTHING);
        assertThat(FileTree.of(root)).isEqualTo(before);
    }

    @Test
    void aFileThatSomebodyHasChangedStaysAndIsNamedAndTheSameCommandGoesOn() throws IOException {
        provision(RuntimeKind.CONTAINERD);
        Path kubelet = Files.writeString(root.resolve("opt/bin/kubelet"), "another kubelet");
        assertThatThrownBy(this::remove)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE))
                .hasMessage("cannot remove: file /opt/bin/kubelet: somebody has changed it since it was installed");
        assertThat(kubelet).hasContent("another kubelet");
        assertThat(root.resolve("opt/cni")).doesNotExist();
        assertThat(root.resolve("etc/roadcase")).isDirectoryNotContaining(path -> path.endsWith("pki"));
        assertThat(root.resolve("opt/roadcase/agent/bin/agent")).exists();
        Files.delete(kubelet);
        assertThat(remove()).endsWith(NOTHING);
        assertThat(FileTree.of(root)).isEqualTo(before);
    }

    @Test
    void whatOthersSayInDockersConfigurationStaysWhereTheyHaveChangedIt() throws IOException {
        provision(RuntimeKind.DOCKER);
        Path daemon = root.resolve("etc/docker/daemon.json");
        Files.writeString(daemon, Files.readString(daemon).replace("true", "false"));
        assertThat(remove()).endsWith(NOTHING);
        assertThat(Files.readString(daemon).replaceAll("\\s", "")).isEqualTo("{\"debug\":false}");
    }

    @Test
    void whatAnInterruptedProvisionLeftGoesToo() throws IOException {
        Files.createDirectories(root.resolve("var/lib/roadcase"));
        install(false);
        Files.delete(root.resolve("opt/cni/bin/bridge"));
        Files.writeString(root.resolve("opt/cni/bin/" + NewFile.TEMPORARY + "1"), "half a bri");
        assertThat(remove()).endsWith(NOTHING);
        assertThat(FileTree.of(root)).isEqualTo(before);
    }

    @Test
    void nothingBehindALinkIsDeleted() throws IOException {
        provision(RuntimeKind.CONTAINERD);
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Files.createSymbolicLink(root.resolve("var/lib/kubelet/link"), precious);
        assertThat(remove()).endsWith(NOTHING);
        assertThat(precious.resolve("file")).exists();
    }

    @Test
    void withoutARecordTheFilesOfTheBundleStayAndThatIsSaid() throws IOException {
        provision(RuntimeKind.CONTAINERD);
        for (String record : List.of("written", "images.json", "provision.json")) {
            Files.deleteIfExists(root.resolve("var/lib/roadcase").resolve(record));
        }
        assertThat(remove()).endsWith(NOTHING);
        assertThat(said).anyMatch(line -> line.contains("an agent that did not record what it wrote"));
        assertThat(root.resolve("opt/bin/kubelet")).exists();
        assertThat(root.resolve("etc/systemd/system/kubelet.service")).doesNotExist();
        assertThat(root.resolve("etc/roadcase")).doesNotExist();
    }

    private String remove() {
        return new Removal(root, events).run().toString();
    }

    /** As user-data, the agent and Kubernetes do it, one after the other. */
    private void provision(RuntimeKind runtime) throws IOException {
        try (Stream<Path> folders = Files.list(CLOUD_CONFIG)) {
            for (Path plain : folders.filter(Files::isDirectory).toList()) {
                copy(plain);
            }
        }
        Files.createSymbolicLink(
                root.resolve("etc/systemd/system/multi-user.target.wants/roadcase.target"),
                Path.of("/etc/systemd/system/roadcase.target"));
        foreign("etc/roadcase/node.env", "ROADCASE_NAME=node-1\n");
        foreign("etc/roadcase/pki/agent.key", "secret");
        foreign("etc/systemd/network/10-roadcase.network", "[Match]\n");
        foreign("opt/roadcase/agent-1/bin/agent", "program");
        Files.createSymbolicLink(root.resolve("opt/roadcase/agent"), Path.of("agent-1"));
        install(true);
        mirror(runtime);
        foreign("run/roadcase/provisioned", "");
        foreign("etc/cni/net.d/10-roadcase.conflist", "{}");
        foreign("var/lib/kubelet/pods/1/volumes/token", "secret");
        foreign("var/lib/etcd/member/wal", "x");
        foreign("var/log/pods/1/0.log", "x");
        foreign("var/lib/cni/networks/roadcase/10.1.0.2", "x");
        foreign("var/lib/cni/results/roadcase-1-eth0", "x");
        foreign("opt/libexec/kubernetes/kubelet-plugins/x", "x");
        foreign(".kube/cache/http/x", "x");
    }

    private void install(boolean ends) {
        try (Bundle opened = Bundle.open(bundle, written.trust())) {
            Installation installation = new Installation(opened, root, false, events);
            ThisMachine machine = machine(RuntimeKind.CONTAINERD);
            StateFolder state = new StateFolder(root);
            new Bookkeeping(opened, machine, state).begin(installation);
            installation.install(List.of(Role.NODE));
            if (ends) {
                state.keep(new Registration(
                        "node-1", Role.NODE, opened.indexDigest(), Phase.READY, "ready", MachineProgress.NONE));
            }
        }
    }

    private void mirror(RuntimeKind runtime) {
        machine(runtime)
                .socket()
                .runtime(events)
                .pullFrom(machine(runtime).mirroring().orElseThrow(), new TreeSet<>(List.of("docker.io", "vm1:5000")));
    }

    private ThisMachine machine(RuntimeKind runtime) {
        RegistryAddress registry = RegistryAddress.parse("http://192.168.56.20:5000", Optional.empty());
        return new ThisMachine(
                "node-1",
                List.of(Role.NODE),
                root,
                new RuntimeSocket(runtime, Optional.empty(), "k8s.io"),
                Optional.of(new ThisMachine.RegistryUse(
                        registry, MachineIdentity.NONE, Optional.empty(), Path.of("/etc/containerd/certs.d"))));
    }

    private void copy(Path plain) throws IOException {
        try (Stream<Path> files = Files.walk(plain)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = root.resolve(plain.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
        }
    }

    private void foreign(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
