package dev.roadcase.tests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Six machines that run already: Debian with sshd, without cloud-init, each logged in to in another way. Five of them have a
 * container runtime. Nothing of Roadcase is on them.
 */
final class SshHosts implements AutoCloseable {
    static final String PASSWORD = "sheep & goats'";

    /** What changes on a machine by itself is left out. */
    private static final String STATE = """
            find / -xdev \\( -path /proc -o -path /sys -o -path /run -o -path /tmp -o -path /dev -o -path /var/log \\
              -o -path /var/lib/systemd -o -path /var/cache -o -path /var/lib/sudo -o -path /var/tmp -o -path /etc/resolv.conf \\) -prune \\
              -o -printf '%p %y %m %U %G %l\\n' | sort
            find /etc -type f ! -name resolv.conf -exec sha256sum {} +
            cat /proc/sys/kernel/hostname
            iptables-save | grep -e '^-A' -e '^:.* - ' | grep -v -e 127.0.0.11 -e DOCKER_ || true
            ip -oneline link | cut -d: -f2 | cut -d@ -f1
            ip route
            systemctl list-unit-files --no-legend | tr -s ' '
            if command -v ctr >/dev/null; then ctr -n k8s.io images list -q; fi
            """;

    /** ada has a password, and may do everything with it. */
    private static final String USER = """
            chmod 4755 /usr/bin/sudo
            echo 'ada ALL=(ALL) ALL' >/etc/sudoers
            chmod 0440 /etc/sudoers
            useradd --create-home --shell /bin/bash ada
            mkdir /home/ada/.ssh
            chown ada /home/ada/.ssh
            echo "ada:$0" | chpasswd
            """;

    private static final String NO_RUNTIME = """
            systemctl disable --now containerd
            rm /usr/bin/containerd* /usr/bin/ctr /usr/sbin/runc /usr/lib/systemd/system/containerd.service
            rm -rf /run/containerd /opt/containerd
            find /var/lib/containerd -mindepth 1 -delete
            systemctl daemon-reload
            systemctl reset-failed
            """;

    /** It has no container runtime: the bundle brings one. */
    private static final String BARE = "node-5";

    private final Network network = new Network();
    private final Map<String, Machine> machines = new TreeMap<>();
    private final Path home;

    /** @param home of the user who logs in; keys are made in it */
    SshHosts(Path home) {
        this.home = home;
        makeKeys();
        Host.docker("import", Made.rootFileSystem().toString(), Machine.IMAGE);
        add("controller", "192.168.56.20");
        for (int at = 1; at <= 5; at++) {
            add("node-" + at, "192.168.56.3" + at);
        }
        machines.values().parallelStream().forEach(this::boot);
        addUsers();
        machine(BARE).says("sh", "-c", NO_RUNTIME);
    }

    private void makeKeys() {
        try {
            Path folder = Files.createDirectories(home.resolve(".ssh"));
            for (String type : List.of("ed25519", "rsa")) {
                Host.run(List.of("ssh-keygen", "-q", "-t", type, "-N", "", "-f", folder.resolve("id_" + type) + ""))
                        .succeeded();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, String address) {
        machines.put(name, Machine.bare(name, address, "box-" + address.substring(address.lastIndexOf('.') + 1)));
    }

    private void boot(Machine machine) {
        machine.start();
        awaitSsh(machine.name());
        letIn(machine, "/root", "id_ed25519");
    }

    /** Until it has booted, and people can log in. */
    void awaitSsh(String name) {
        Machine machine = machine(name);
        Await.until(
                machine + " has booted",
                Duration.ofMinutes(2),
                () -> machine.run("systemctl", "is-active", "ssh", "multi-user.target")
                                .exitCode()
                        == 0,
                machine::journal);
    }

    /** Who has this key gets in. */
    void letIn(Machine machine, String folder, String key) {
        machine.take(home.resolve(".ssh/" + key + ".pub"), folder + "/.ssh/authorized_keys");
        machine.says("chown", "--reference=" + folder, folder + "/.ssh/authorized_keys");
    }

    /** node-1: a key, and sudo with a password; node-2: a password for both. */
    private void addUsers() {
        for (String name : List.of("node-1", "node-2")) {
            Machine machine = machine(name);
            for (String file : List.of("/usr/bin/sudo", "/usr/libexec/sudo", "/etc/pam.d/sudo")) {
                machine.take(Path.of(file), file.substring(0, file.lastIndexOf('/') + 1));
            }
            machine.says("sh", "-c", USER, PASSWORD);
        }
        // As Debian has it: with a terminal of sudo's own, and with other folders to find programs in.
        machine("node-2")
                .says(
                        "sed",
                        "-i",
                        "1i Defaults use_pty, secure_path=/usr/local/sbin:/usr/sbin:/usr/bin:/bin",
                        "/etc/sudoers");
        letIn(machine("node-1"), "/home/ada", "id_rsa");
        machine("node-1").says("rm", "/root/.ssh/authorized_keys");
        machine("node-2").says("rm", "/root/.ssh/authorized_keys");
    }

    Machine machine(String name) {
        return machines.get(name);
    }

    List<Machine> all() {
        return new ArrayList<>(machines.values());
    }

    /** Everything on a machine that a guest could leave there. */
    static String state(Machine machine) {
        return machine.says("sh", "-c", STATE);
    }

    Map<String, String> states() {
        return machines.values().parallelStream().collect(Collectors.toConcurrentMap(Machine::name, SshHosts::state));
    }

    /** As ssh-keygen shows it. */
    static String fingerprint(Machine machine) {
        return machine.says("ssh-keygen", "-l", "-f", "/etc/ssh/ssh_host_ed25519_key.pub")
                .split(" ")[1];
    }

    @Override
    public void close() {
        machines.values().forEach(Machine::remove);
        network.close();
        Host.tryDocker("rmi", Machine.IMAGE);
    }
}
