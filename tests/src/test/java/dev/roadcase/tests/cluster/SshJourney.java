package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** hello on six machines that run already, by SSH: from what is missing on them to the running demo, and back. */
@Order(Integer.MAX_VALUE - 3)
@Isolated("the machines need both processors, and the network of the six")
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SshJourney {
    private static final String CLUSTER = """
            cluster:
              kubernetes: %s
              os: debian-12
              box: false
              runtime: carried
              nodes: {count: 5}
              etcd: {version: v%s}
            """;

    private static final String STEP = """
            steps:
              - name: cut
                say: A machine loses its power.
                do: [{machine: {name: node-5, power: off}}]
            """;

    private static final String SITE = """
            machines:
              - {name: controller, role: controller, address: 192.168.56.20, ssh: "root@127.0.0.1:%s"}
              - {name: node-1, role: node, address: 192.168.56.31, ssh: ada@192.168.56.31}
              - {name: node-2, role: node, address: 192.168.56.32, ssh: ada@192.168.56.32}
              - {name: node-3, role: node, address: 192.168.56.33, ssh: root@hidden}
              - {name: node-4, role: node, address: 192.168.56.34, ssh: root@192.168.56.34}
              - {name: node-5, role: node, address: 192.168.56.35, ssh: root@192.168.56.35}
            """;

    /** node-3 lets nobody in but those who come through the controller. */
    private static final String CONFIGURATION = """
            Host hidden
              HostName 192.168.56.33
              ProxyJump root@192.168.56.20
            """;

    private static final List<String> BROKEN = List.of(
            "spoils +controller: another Kubernetes has left files in /etc/kubernetes",
            "not known +node-1: ada@192.168.56.31 refuses the login",
            "spoils +node-2: ada@192.168.56.32 takes the connection, and says nothing",
            "spoils +node-3: is full",
            "spoils +node-4: has a clock",
            "spoils +node-5: a firewall keeps it from port 6443");

    private static final String PAGE = "http://192.168.56.31:30080/";
    private static final long CUT = 30 << 20;
    private static final Path LEAVE =
            Path.of("../bundler/src/main/resources/dev/roadcase/bundler/provider/ssh/leave.sh");

    @TempDir
    private static Path folder;

    private SshHosts hosts;
    private CutLink link;
    private KeyAgent agent;
    private Launcher launcher;
    private Map<String, String> before;

    @BeforeAll
    void make() throws IOException {
        hosts = new SshHosts(folder.resolve("home"));
        Files.writeString(folder.resolve("home/.ssh/config"), CONFIGURATION);
        link = new CutLink("192.168.56.20", 22, CUT);
        Files.writeString(folder.resolve("site.yaml"), SITE.formatted(link.port()));
        hosts.machine("node-3")
                .says(
                        "iptables",
                        "-A",
                        "INPUT",
                        "-p",
                        "tcp",
                        "--dport",
                        "22",
                        "!",
                        "-s",
                        "192.168.56.20",
                        "-j",
                        "DROP");
        launcher = Launcher.in(folder)
                .with("HOME", folder.resolve("home").toString())
                .with("SSH_AUTH_SOCK", "")
                .with("ROADCASE_SSH_PASSWORD", SshHosts.PASSWORD)
                .with("ROADCASE_SUDO_PASSWORD", SshHosts.PASSWORD);
        Written.prepare("hello", folder, SshJourney::withCluster, List.of());
        Files.move(folder.resolve("hello"), folder.resolve("sources"));
        Path keys = folder.resolve("home/.ssh");
        agent = new KeyAgent(folder.resolve("agent"), List.of(keys.resolve("id_ed25519"), keys.resolve("id_rsa")));
        before = hosts.states();
    }

    /** Somebody who has the keys in an agent alone. */
    private Launcher withAgent() throws IOException {
        Path home = Files.createDirectories(folder.resolve("guest/.ssh"));
        Files.writeString(home.resolve("config"), CONFIGURATION);
        return launcher.with("HOME", folder.resolve("guest").toString())
                .with("SSH_AUTH_SOCK", agent.socket().toString());
    }

    static void withCluster(Path demo) {
        String cluster = CLUSTER.formatted(Made.kubernetes().version(), Kubernetes.ETCD);
        Written.rewrite(demo.resolve("demo.yaml"), text -> text.replace("steps:\n", STEP) + cluster);
    }

    /** Also where a test has failed. */
    @AfterAll
    void remove() throws IOException {
        if (link != null) {
            link.close();
        }
        if (agent != null) {
            agent.close();
        }
        if (hosts != null) {
            hosts.close();
        }
    }

    private Ran up(String... more) {
        List<String> words = new ArrayList<>(List.of("up", "hello.bundle", "--site", "site.yaml"));
        words.addAll(List.of(more));
        return launcher.run(words.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void machinesThatNobodyKnowsAreShownTogether() {
        Ran up = up();
        assertThat(up.exitCode()).as("%s", up).isEqualTo(4);
        assertThat(up.err()).contains("--accept-host-keys").doesNotContain(SshHosts.PASSWORD);
        for (String name : List.of("controller", "node-1", "node-2", "node-4", "node-5")) {
            assertThat(up.err()).contains(SshHosts.fingerprint(hosts.machine(name)));
        }
        assertThat(folder.resolve("hello/ssh/known_hosts")).doesNotExist();
    }

    @Test
    @Order(2)
    void allThatIsMissingOnAllMachinesIsSaidAtOnceAndNothingHasChanged() throws IOException {
        hosts.machine("controller").says("sh", "-c", "mkdir /etc/kubernetes; touch /etc/kubernetes/admin.conf");
        hosts.machine("node-1").says("rm", "/home/ada/.ssh/authorized_keys");
        hosts.machine("node-2").says("pkill", "-STOP", "-o", "sshd");
        hosts.machine("node-3")
                .says("sh", "-c", "mkdir -p /var/lib/roadcase; mount -t tmpfs -o size=1M none /var/lib/roadcase");
        hosts.machine("node-4")
                .says(
                        "sh",
                        "-c",
                        "printf '#!/bin/sh\\nexec /bin/date -d -3000days \"$@\"\\n' >/usr/local/bin/date;"
                                + " chmod +x /usr/local/bin/date");
        hosts.machine("node-5").says("iptables", "-A", "OUTPUT", "-p", "tcp", "--dport", "6443", "-j", "DROP");
        try {
            allIsSaid();
        } finally {
            repair();
        }
        assertThat(hosts.states()).isEqualTo(before);
    }

    private void allIsSaid() {
        Instant start = Instant.now();
        Ran up = launcher.with("ROADCASE_SSH_PASSWORD", "")
                .run("up", "hello.bundle", "--site", "site.yaml", "--accept-host-keys");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(45));
        assertThat(up.exitCode()).as("%s", up).isEqualTo(5);
        assertThat(up.err())
                .contains("controller: another Kubernetes has left files in /etc/kubernetes")
                .contains("node-1: ada@192.168.56.31 refuses the login")
                .contains("node-2: ada@192.168.56.32 takes the connection, and says nothing")
                .contains("node-3: is full: ")
                .contains("node-4: has a clock that is 3000 days behind this computer's")
                .contains("node-5: a firewall keeps it from port 6443 of the controller 192.168.56.20");
        doctorSaysItToo();
    }

    /** Of a machine that has other work it may not know each time, and then says so. */
    private void doctorSaysItToo() {
        StringBuilder said = new StringBuilder();
        Await.until(
                "doctor has heard all machines",
                Duration.ofMinutes(2),
                () -> {
                    said.append(launcher.run("doctor", "hello").out());
                    return BROKEN.stream()
                            .allMatch(words ->
                                    Pattern.compile(words).matcher(said).find());
                },
                said::toString);
    }

    private void repair() {
        hosts.machine("controller").says("rm", "-r", "/etc/kubernetes");
        hosts.letIn(hosts.machine("node-1"), "/home/ada", "id_rsa");
        hosts.machine("node-2").says("pkill", "-CONT", "sshd");
        hosts.machine("node-3").says("sh", "-c", "umount /var/lib/roadcase; rmdir /var/lib/roadcase");
        hosts.machine("node-4").says("rm", "/usr/local/bin/date");
        hosts.machine("node-5").says("iptables", "-D", "OUTPUT", "-p", "tcp", "--dport", "6443", "-j", "DROP");
    }

    @Test
    @Order(3)
    void oneCommandLeadsFromTheBundleToTheRunningDemoAlsoWhereAConnectionIsCut() {
        long carried = link.carried();
        long given = given();
        Ran up = up("--accept-host-keys").succeeded();
        assertThat(up.out()).containsPattern("\nready, 6 of 6, after .*\n$");
        System.out.println("bundle up on six machines by SSH: "
                + up.out().lines().reduce((first, last) -> last).orElseThrow());
        assertThat(page()).contains("Hello");
        assertThat(link.cuts()).isEqualTo(1);
        long size = folder.resolve("hello.bundle").toFile().length();
        assertThat(link.carried() - carried).isBetween(size, size + CUT);
        assertThat(given() - given)
                .as("what the controller has given to five nodes, %s", size)
                .isLessThan(2 * size);
        assertThat(hosts.machine("node-1").says("hostname")).isEqualTo("node-1");
        assertThat(hosts.machine("node-2").says("sh", "-c", "cat /proc/*/cmdline | tr '\\0' ' '"))
                .doesNotContain(SshHosts.PASSWORD);
    }

    /** Bytes that the controller has sent to all others until now. */
    private long given() {
        return Long.parseLong(hosts.machine("controller")
                .says("cat", "/sys/class/net/eth0/statistics/tx_bytes")
                .strip());
    }

    @Test
    @Order(4)
    void theSameAgainSendsNothing() throws IOException {
        long carried = link.carried();
        assertThat(up().succeeded().out()).contains("ready, 6 of 6");
        assertThat(link.carried() - carried).isLessThan(1 << 20);
        // On a busy host an answer may be late for one status.
        Await.until(
                "status says that all machines are ready",
                Duration.ofMinutes(1),
                () -> launcher.run("status").out().contains("ready, 6 of 6 machines"),
                () -> launcher.run("status").toString());
        assertThat(withAgent().run("ssh", "node-5", "hostname").succeeded().out())
                .isEqualTo("node-5\n");
        assertThat(withAgent().run("logs", "node-5").succeeded().out()).contains("ready node-5");
    }

    /** Layers were unpacked from the bundle, and are not kept: containerd asks for them. Here it can ask nobody else. */
    @Test
    @Order(4)
    void whatARuntimePullsComesThroughTheRelayOfItsMachine() {
        Machine node = hosts.machine("node-2");
        node.says("sh", "-c", """
                mkdir -p /tmp/hosts/_default
                grep -A 1 127.0.0.1:5001 /etc/containerd/certs.d/_default/hosts.toml >/tmp/hosts/_default/hosts.toml
                """);
        node.says("ctr", "-n", "k8s.io", "images", "pull", "--hosts-dir", "/tmp/hosts", "docker.io/hello/web:1.0.0");
    }

    @Test
    @Order(5)
    void aHostWithAnotherKeyIsRefused() {
        Machine machine = hosts.machine("node-5");
        machine.says("sh", "-c", "cd /etc/ssh; mkdir kept; mv ssh_host_* kept; ssh-keygen -A; systemctl restart ssh");
        Ran up = up("--accept-host-keys");
        machine.says("sh", "-c", "cd /etc/ssh; mv kept/* .; rmdir kept; systemctl restart ssh");
        assertThat(up.exitCode()).as("%s", up).isEqualTo(4);
        assertThat(up.err()).contains("node-5: root@192.168.56.35 has another host key than it had");
    }

    @Test
    @Order(6)
    void stoppedMachinesStayOnAndGoOnWhereTheyWere() throws IOException {
        Instant start = Instant.now();
        assertThat(withAgent().run("stop").succeeded().out()).startsWith("stopped 6 machines of hello");
        System.out.println(
                "bundle stop by SSH: " + Duration.between(start, Instant.now()).toSeconds() + " s");
        Machine node = hosts.machine("node-2");
        assertThat(node.says("ctr", "-n", "k8s.io", "tasks", "list", "-q")).isEmpty();
        assertThat(node.run("systemctl", "is-active", "kubelet", "roadcase.target")
                        .out())
                .isEqualTo("inactive\ninactive\n");
    }

    /** Those that run go over one after the other. The others start with it. */
    @Test
    @Order(7)
    void aNewerBundleSendsWhatIsNewAndMachinesGoOverToIt() throws IOException {
        Path newer = newer();
        for (String name : List.of("controller", "node-1")) {
            hosts.machine(name).says("systemctl", "enable", "--now", "--no-block", "roadcase.target");
        }
        long carried = link.carried();
        Ran up = launcher.run("up", newer.toString(), "hello").succeeded();
        assertThat(up.out()).contains("ready, 6 of 6");
        assertThat(up.err())
                .containsSubsequence("bringing controller what", "bringing node-1 what")
                .doesNotContain("bringing node-2");
        assertThat(link.carried() - carried).isLessThan(4 << 20);
        assertThat(page()).contains("Hello again");
        assertThat(kept("controller", "/var/lib/roadcase/bundle-* /opt/roadcase/agent-*"))
                .hasSize(2);
        assertThat(kept("node-1", "/opt/roadcase/agent-*")).hasSize(1);
    }

    private List<String> kept(String machine, String paths) {
        return hosts.machine(machine).says("sh", "-c", "ls -d " + paths).lines().toList();
    }

    /** Signed with the same key. */
    private static Path newer() throws IOException {
        Path place = Files.createDirectories(folder.resolve("newer"));
        Files.createSymbolicLink(place.resolve("settings"), folder.resolve("settings"));
        return Written.prepare("hello", place, SshJourney::withOtherWords, List.of());
    }

    private static void withOtherWords(Path demo) {
        withCluster(demo);
        Written.rewrite(demo.resolve("demo.yaml"), text -> text.replace("version: 1.0.0\n", "version: 1.1.0\n"));
        Written.rewrite(demo.resolve("www/index.html"), text -> text.replace("Hello", "Hello again"));
    }

    @Test
    @Order(8)
    void aStepCutsThePowerOfAMachine() {
        launcher.run("step", "cut").succeeded();
        Await.until(
                "node-5 is off",
                Duration.ofMinutes(1),
                () -> Host.docker("ps", "--quiet", "--filter", "name=node-5").isEmpty(),
                () -> "it still runs");
        hosts.machine("node-5").start();
        hosts.awaitSsh("node-5");
        assertThat(launcher.run("up", "newer/hello.bundle", "hello").succeeded().out())
                .contains("ready, 6 of 6");
    }

    /** Somebody has given it a new disk. Pods on the nodes have the same numbers of starts. */
    @Test
    @Order(9)
    void aControllerThatHasLostEverythingIsBackWithWhatTheClusterKnew() throws IOException {
        ClusterKnowledge cluster = new ClusterKnowledge(withAgent(), "node-4");
        cluster.learn("here");
        cluster.awaitKept();
        String pods = cluster.pods();
        loseController();
        Ran restored = launcher.run("restore", "--yes").succeeded();
        assertThat(restored.out()).containsPattern("\nready, 6 of 6, after .*\n$");
        System.out.println("bundle restore by SSH: "
                + restored.out().lines().reduce((first, last) -> last).orElseThrow());
        assertThat(cluster.knows()).isEqualTo("here");
        assertThat(cluster.pods()).isEqualTo(pods);
        assertThat(hosts.machine("controller")
                        .run("ls", "/var/lib/roadcase/restore")
                        .exitCode())
                .isNotZero();
        assertThat(folder.resolve("hello/restore")).doesNotExist();
    }

    private void loseController() {
        Machine controller = hosts.machine("controller");
        controller.take(LEAVE, "/leave.sh");
        controller.says("sh", "-c", "bash /leave.sh </dev/null && rm /leave.sh");
    }

    /** Those after it go on with five machines, and nothing is left on the sixth either. */
    @Test
    @Tag("campaign")
    @Order(10)
    void aNodeBecomesTheController() throws IOException {
        new ClusterKnowledge(withAgent(), "node-4").awaitKept();
        loseController();
        assertThat(launcher.run("restore", "--onto", "node-4", "--yes")
                        .succeeded()
                        .out())
                .containsPattern("\nready, 5 of 5, after .*\n$");
        assertThat(page()).contains("Hello again");
    }

    @Test
    @Order(11)
    void downNamesWhomItCannotReachAndTheSameCommandFinishesLater() {
        hosts.machine("node-5").says("systemctl", "stop", "ssh");
        Instant start = Instant.now();
        Ran down = launcher.run("down", "--yes").failed(5);
        System.out.println("bundle down by SSH, with one machine that refuses: "
                + Duration.between(start, Instant.now()).toSeconds() + " s");
        assertThat(down.err())
                .contains("node-5: root@192.168.56.35 refuses the connection")
                .doesNotContain("node-4");
        assertThat(folder.resolve("hello/provider.json")).exists();
        hosts.machine("node-5").says("systemctl", "start", "ssh");
        Ran again = launcher.run("down", "--yes").succeeded();
        assertThat(down.err() + again.err()).doesNotContain(" stays: ");
        assertThat(folder.resolve("hello")).doesNotExist();
    }

    @Test
    @Order(12)
    void nothingIsLeftOnAnyMachine() {
        Map<String, String> after = hosts.states();
        before.forEach((machine, state) -> {
            assertThat(more(after.get(machine), state))
                    .as("more on %s", machine)
                    .isEmpty();
            assertThat(more(state, after.get(machine)))
                    .as("less on %s", machine)
                    .isEmpty();
        });
    }

    /** Lines that the first text has more than the second. */
    private static List<String> more(String text, String other) {
        Set<String> known = Set.copyOf(other.lines().toList());
        return text.lines().filter(line -> !known.contains(line)).toList();
    }

    private static String page() {
        return Host.run(List.of("curl", "--silent", "--fail", "--max-time", "10", PAGE))
                .succeeded()
                .out();
    }
}
