package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the cluster of a show knows, and what a node has kept of it.
 *
 * @param node where the launcher's user is root
 */
record ClusterKnowledge(Launcher launcher, String node) {
    private static final String LOOK = "systemctl restart roadcase-keep-snapshot; sleep 1;"
            + " head -n 1 /var/lib/roadcase/snapshots/etcd.sealed | cut -d ' ' -f 4";

    /** A word that nobody else tells it. */
    void learn(String word) {
        kubectl("create", "configmap", "known", "--from-literal=word=" + word).succeeded();
    }

    String knows() {
        return kubectl("get", "configmap", "known", "-o", "jsonpath={.data.word}")
                .succeeded()
                .out();
    }

    /** Its pods on the nodes, and how often each has started. */
    String pods() {
        return kubectl(
                        "get",
                        "pods",
                        "--all-namespaces",
                        "--output=jsonpath={range .items[*]}{.metadata.uid} {.spec.nodeName}"
                                + " {.status.containerStatuses[*].restartCount}{\"\\n\"}{end}")
                .succeeded()
                .out();
    }

    /** Returns once the node keeps all that the cluster knows now. */
    void awaitKept() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        launcher.run("ssh", "controller", "systemctl", "restart", "roadcase-snapshot")
                .succeeded();
        Await.until(
                node + " keeps what the cluster knows now",
                Duration.ofMinutes(2),
                () -> !kept().isBefore(now),
                () -> launcher.run("logs", "controller").out());
    }

    private Instant kept() {
        String taken =
                launcher.run("ssh", node, "sh", "-c", LOOK).succeeded().out().strip();
        return taken.isEmpty() ? Instant.EPOCH : Instant.parse(taken);
    }

    private Ran kubectl(String... words) {
        List<String> all = new ArrayList<>(List.of("kubectl"));
        all.addAll(List.of(words));
        return launcher.run(all.toArray(String[]::new));
    }
}
