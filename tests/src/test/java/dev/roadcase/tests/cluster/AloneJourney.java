package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** One bare machine that becomes controller and node at once, and shows hello. */
@Order(Integer.MAX_VALUE - 3)
@Isolated("a machine needs both processors, and the network of the six")
@Tag("cluster")
class AloneJourney {
    private static final Duration FIRST_START = Duration.ofMinutes(5);
    private static final String NAME = "controller";
    private static final String ADDRESS = "192.168.56.20";
    private static final String PAGE = "http://" + ADDRESS + ":30080/";
    private static final String SITE = "machines: [{name: controller, role: controller, address: 192.168.56.20}]\n";

    /** The demo would have a member of etcd on each of three nodes. */
    private static final String CLUSTER = """
            cluster:
              kubernetes: %s
              os: debian-12
              box: false
              nodes: {count: 3, labels: {disk: ssd}}
              etcd: {members: 3, version: v%s, v2: true, namespace: default}
            """;

    @TempDir
    private Path folder;

    private Network network;
    private Disk disk;
    private Machine machine;
    private Kubectl kubectl;

    @BeforeEach
    void make() throws IOException {
        Disk.detachLeftOvers();
        Written written = Written.at(SITE, "hello", folder, AloneJourney::withCluster);
        kubectl = new Kubectl(
                Made.programs().resolve("kubectl"), written.configured().resolve("kubeconfig"));
        network = new Network();
        disk = new Disk(folder.resolve("roadcase-disk.iso"));
        disk.insert(written.bundle());
        Host.docker("import", Made.rootFileSystem().toString(), Machine.IMAGE);
        machine = new Machine(NAME, ADDRESS, disk, true);
        Path metaData = folder.resolve("meta-data");
        Files.writeString(metaData, "instance-id: " + NAME + "\nlocal-hostname: " + NAME + "\n");
        machine.seed(written.userData(NAME), metaData);
    }

    private static void withCluster(Path demo) {
        String cluster = CLUSTER.formatted(Made.kubernetes().version(), Kubernetes.ETCD);
        Written.rewrite(demo.resolve("demo.yaml"), text -> text + cluster);
    }

    @AfterEach
    void remove() throws IOException {
        Path journal = Files.createDirectories(Path.of("target/alone")).resolve(NAME + ".log");
        Files.writeString(journal, machine.journal());
        machine.remove();
        network.close();
        disk.close();
        Host.tryDocker("rmi", Machine.IMAGE);
    }

    @Test
    void oneMachineIsAWholeCluster() {
        machine.start();
        Figures.say(
                "a bare machine that is controller and node to hello answering",
                Await.until("hello answers", FIRST_START, this::helloAnswers, machine::journal));
        assertThat(kubectl.readyNodes()).containsExactly(NAME);
        assertThat(kubectl.helloNodes()).containsExactly(NAME);
        assertThat(kubectl.says(
                        "get", "nodes", "--output", "jsonpath={.items[*].spec.taints}{.items[*].metadata.labels.disk}"))
                .isEqualTo("ssd");
        assertThat(machine.says("cat", "/etc/roadcase/greeting.txt")).isNotEmpty();
        EtcdClient etcd = EtcdClient.of(kubectl, "default", folder);
        assertThat(etcd.endpoints()).isEqualTo("https://" + ADDRESS + ":2379");
        assertThat(etcd.v2("set", "/test/word", "here").succeeded().out()).contains("here");
        assertThat(etcd.v2("member", "list").succeeded().out().lines()).hasSize(1);
    }

    private boolean helloAnswers() {
        List<String> words = List.of("curl", "--silent", "--fail", "--max-time", "2", PAGE);
        return Host.run(words).out().contains("Hello");
    }
}
