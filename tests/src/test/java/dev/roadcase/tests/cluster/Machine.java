package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A machine: a container that boots systemd with the root file system of tests/cluster/rootfs and user-data for Debian's
 * cloud-init. Its privileges are named one by one, since a host may lack some of what {@code --privileged} asks for.
 */
final class Machine {
    static final String IMAGE = "roadcase/machine:test";
    private static final String SEED = "/var/lib/cloud/seed/nocloud/";
    /**
     * Undoes what Docker does and a computer does not; a machine of a network without a gateway has no default route, and
     * where nothing has told it of a name server, no file that says so.
     */
    private static final String BOOT = """
            for folder in /sys/fs/cgroup /sys/fs/cgroup/*/; do mount -o remount,bind,rw "$folder"; done
            mount --make-rshared /
            umount /etc/resolv.conf /etc/hosts /etc/hostname
            rm -f /etc/resolv.conf
            echo 127.0.0.1 localhost >/etc/hosts
            [ "$GATEWAY" = yes ] || ip route del default
            [ -e /dev/kmsg ] || mknod /dev/kmsg c 1 11
            exec /sbin/init""";

    /** What a computer has that was set up long ago, and to which people log in. */
    private static final String LONG_AGO = """
            umount /etc/hostname
            echo box >/etc/hostname
            touch /etc/cloud/cloud-init.disabled
            ssh-keygen -A
            mkdir -m 0700 -p /root/.ssh
            """;

    private final String name;
    private final String address;

    /**
     * With the bundle's disk in it.
     *
     * @param gateway whether it has a default route, to the host
     */
    Machine(String name, String address, Disk disk, boolean gateway) {
        this(name, address, name, List.of("--device", disk.device() + ":/dev/sr0:r"), gateway, BOOT);
    }

    /** Without a disk, and called by this name before it becomes ours. */
    static Machine bare(String name, String address, String hostName) {
        return new Machine(
                name, address, hostName, List.of(), false, LONG_AGO + BOOT.replace(" /etc/hostname\n", "\n"));
    }

    private Machine(String name, String address, String hostName, List<String> devices, boolean gateway, String boot) {
        this.name = name;
        this.address = address;
        List<String> words = new ArrayList<>(List.of("create", "--name", name, "--hostname", hostName));
        words.addAll(List.of("--network", Network.NAME, "--ip", address, "--env", "container=docker"));
        words.addAll(List.of("--env", "GATEWAY=" + (gateway ? "yes" : "no"), "--stop-signal", "SIGRTMIN+3"));
        words.addAll(List.of("--tmpfs", "/run", "--tmpfs", "/run/lock", "--tmpfs", "/tmp:exec", "--cgroupns=private"));
        words.addAll(List.of("--volume", "/var/lib/containerd", "--volume", "/var/lib/kubelet"));
        words.addAll(devices);
        words.addAll(TestHost.limits());
        words.addAll(TestHost.capabilities());
        words.addAll(List.of(IMAGE, "/bin/sh", "-c", boot));
        Host.docker(words.toArray(String[]::new));
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    /** Gives it what it reads at its first boot. */
    void seed(Path userData, Path metaData) {
        take(userData, SEED + "user-data");
        take(metaData, SEED + "meta-data");
    }

    /** Copies a file or folder to it. */
    void take(Path file, String place) {
        Host.docker("cp", file.toString(), name + ":" + place);
    }

    /** Switches it on, if it is off. */
    void start() {
        Host.docker("start", name);
    }

    /** Cuts its power. */
    void cut() {
        Host.docker("kill", "--signal", "KILL", name);
    }

    /** Runs a command on it, however that ends. */
    Ran run(String... words) {
        return Host.tryDocker(command(words));
    }

    /** What a command says; fails if it does. */
    String says(String... words) {
        return run(words).succeeded().out().strip();
    }

    /** Everything that its units have said since its first boot. */
    String journal() {
        return run("journalctl", "--no-pager", "--output", "short-precise").out();
    }

    void remove() {
        Host.tryDocker("rm", "--force", "--volumes", name);
    }

    @Override
    public String toString() {
        return name;
    }

    private String[] command(String... words) {
        return Stream.concat(Stream.of("exec", name), Stream.of(words)).toArray(String[]::new);
    }
}
