package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A controller and five nodes, with the disk of the {@link Demonstrator}'s bundle in each and what configure wrote for them. */
final class Six implements AutoCloseable {
    /**
     * Stands for any lateness of the controller: longer than the longest pause between two tries of a node, so that a later
     * controller is the same to it. {@code -Droadcase.late=300} makes it five minutes.
     */
    static final Duration LATE = Duration.ofSeconds(Integer.getInteger("roadcase.late", 15));

    private static final Duration RECOVERY = Duration.ofMinutes(4);
    /** In seconds, for what is asked once: a host that has other work may take its time. */
    private static final int PATIENCE = 20;

    private static final String TAINTS =
            "NODE:.metadata.name,TAINTS:.spec.taints[*].key,EFFECTS:.spec.taints[*].effect";
    private static final List<String> HELLO = List.of("node-1", "node-2", "node-3", "node-4", "node-5");

    private final Network network = new Network();
    private final Path folder;
    private final Disk disk;
    private final List<Machine> machines = new ArrayList<>();
    private final Written written;
    private final Kubectl kubectl;
    private boolean on;

    /**
     * Prepares and configures the demo, makes the machines, and leaves them off.
     *
     * @param folder for what is written on the way; it goes with the machines
     */
    Six(Path folder) {
        Disk.detachLeftOvers();
        this.folder = folder;
        written = Demonstrator.in(folder);
        disk = new Disk(folder.resolve("roadcase-disk.iso"));
        disk.insert(written.bundle());
        kubectl = new Kubectl(
                Made.programs().resolve("kubectl"), written.configured().resolve("kubeconfig"));
        Host.docker("import", Made.rootFileSystem().toString(), Machine.IMAGE);
        add("controller", "192.168.56.20", true);
        for (int at = 1; at <= 5; at++) {
            add("node-" + at, "192.168.56.3" + at, at <= 3);
        }
    }

    private void add(String name, String address, boolean gateway) {
        Machine machine = new Machine(name, address, disk, gateway);
        machines.add(machine);
        try {
            Path metaData = folder.resolve(name + ".meta-data");
            Files.writeString(metaData, "instance-id: " + name + "\nlocal-hostname: " + name + "\n");
            machine.seed(written.userData(name), metaData);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Switches machines on that are off. Those that are bare start with the nodes, and the controller is late.
     */
    void start() {
        nodes().forEach(Machine::start);
        if (!on) {
            Await.pause(LATE);
        }
        controller().start();
        on = true;
    }

    Network network() {
        return network;
    }

    Written written() {
        return written;
    }

    Disk disk() {
        return disk;
    }

    Kubectl kubectl() {
        return kubectl;
    }

    List<Machine> all() {
        return machines;
    }

    Machine controller() {
        return machines.get(0);
    }

    List<Machine> nodes() {
        return machines.subList(1, machines.size());
    }

    /** Until five nodes are ready and a pod of hello on each of them; the time that took. */
    Duration awaitHello(Duration most) {
        return Await.until("five nodes are ready and hello runs on them", most, this::isWhole, this::state);
    }

    /** Until all is as {@link #awaitHello} says, and hello was started anew on these machines since then. */
    Duration awaitHelloSince(Instant time, List<Machine> restarted) {
        List<String> names = restarted.stream().map(Machine::name).toList();
        return Await.until(
                "hello runs anew on " + names,
                RECOVERY,
                () -> kubectl.helloNodesSince(time).containsAll(names) && isWhole(),
                this::state);
    }

    /** Until Kubernetes misses this node, and no other. */
    void awaitMissed(Machine node) {
        List<String> others =
                HELLO.stream().filter(name -> !name.equals(node.name())).toList();
        Await.until(
                node + " is missed, and no other",
                RECOVERY,
                () -> kubectl.readyNodes().stream()
                        .filter(HELLO::contains)
                        .toList()
                        .equals(others),
                this::state);
    }

    private boolean isWhole() {
        return kubectl.readyNodes().containsAll(HELLO)
                && kubectl.helloNodes().equals(HELLO)
                && nodes().stream().allMatch(Six::answers);
    }

    /** Whether hello's node port on this machine gives its page to the host, soon. */
    private static boolean answers(Machine machine) {
        return curl(2, nodePort(machine)).out().contains("Hello");
    }

    /** What hello's node port on this machine gives to the host. */
    static String page(Machine machine) {
        return curl(PATIENCE, nodePort(machine)).succeeded().out();
    }

    /** What a service's address gives to the host when it goes there through a node. */
    String pageThrough(Machine node, String service) {
        Host.root("ip", "route", "replace", service, "via", node.address());
        try {
            return curl(PATIENCE, "http://" + service + "/").succeeded().out();
        } finally {
            Host.root("ip", "route", "del", service);
        }
    }

    private static String nodePort(Machine machine) {
        return "http://" + machine.address() + ":" + Demonstrator.HELLO_PORT + "/";
    }

    private static Ran curl(int seconds, String url) {
        return Host.run(List.of("curl", "--silent", "--show-error", "--max-time", Integer.toString(seconds), url));
    }

    /** Until the controller's registry reads the controller's own copy of the bundle. */
    void awaitKeptCopy() {
        Await.until(
                "the registry reads a copy of the bundle",
                RECOVERY,
                () -> controller().run("pgrep", "-f", "serve /var/lib/roadcase").exitCode() == 0,
                this::state);
    }

    /** The machines of which the controller's registry knows that they are ready. */
    Set<String> readyMachines() {
        String pki = "/etc/roadcase/pki/";
        Ran ran = controller()
                .run(
                        "curl",
                        "--silent",
                        "--fail",
                        "--cacert",
                        pki + "ca.crt",
                        "--cert",
                        pki + "agent.crt",
                        "--key",
                        pki + "agent.key",
                        "https://" + controller().address() + ":5000/api/nodes");
        return ran.succeeded().json().findParents("phase").stream()
                .filter(node -> node.path("phase").asText().equals("ready"))
                .map(node -> node.path("name").asText())
                .collect(Collectors.toSet());
    }

    /** Until the API answers. */
    void awaitController() {
        Await.until(
                "the API server answers again",
                RECOVERY,
                () -> kubectl.run("get", "--raw=/readyz").exitCode() == 0,
                this::state);
    }

    /** How all of it is, for a person to read. */
    String state() {
        StringBuilder state = new StringBuilder();
        state.append(text(kubectl.run("get", "nodes,pods,services", "--all-namespaces", "--output", "wide")));
        state.append(text(kubectl.run("get", "nodes", "--output", "custom-columns=" + TAINTS)));
        machines.forEach(machine -> state.append("\n== ")
                .append(machine)
                .append("\n")
                .append(text(machine.run("systemctl", "--failed", "--no-legend", "--no-pager")))
                .append(text(machine.run("sh", "-c", "journalctl --no-pager -o cat -n 12 -u 'roadcase-*'"))));
        return state.toString();
    }

    private static String text(Ran ran) {
        return ran.out() + ran.err();
    }

    /** Writes what all machines' units have said into a folder. */
    void keepJournals(Path folder) {
        machines.forEach(machine -> {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(machine + ".log"), machine.journal());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        machines.forEach(Machine::remove);
        network.close();
        disk.close();
        Host.tryDocker("rmi", Machine.IMAGE);
        Host.run(List.of("rm", "-rf", folder.toString()));
    }
}
