package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Launcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What containers need on hosts of the tests to be machines, as settings of a user. Such hosts lack some of the
 * capabilities that {@code --privileged} asks for, so those that they have are named one by one.
 */
final class TestHost {
    static final List<String> CAPABILITIES = List.of(
            ("CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE"
                            + " NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE"
                            + " SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE"
                            + " AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ")
                    .split(" "));

    private static final List<String> FILES = List.of(
            "/etc/systemd/system/containerd.service.d/90-test-host.conf",
            "/etc/systemd/system/kubelet.service.d/90-test-host.conf",
            "/etc/systemd/system/kube-proxy.service.d/90-test-host.conf",
            "/usr/local/sbin/test-host");

    private TestHost() {}

    /** config.yaml with all of it. */
    static String settings() {
        return "containers:\n  options:\n"
                + Stream.of(limits(), capabilities(), files())
                        .flatMap(List::stream)
                        .map(word -> "    - \"" + word + "\"\n")
                        .reduce("", String::concat);
    }

    /** Words of docker create that lift the limits of a container. */
    static List<String> limits() {
        List<String> words = new ArrayList<>(List.of("--device-cgroup-rule", "a *:* rwm"));
        Stream.of("seccomp", "apparmor", "systempaths")
                .forEach(limit -> words.addAll(List.of("--security-opt", limit + "=unconfined")));
        return words;
    }

    static List<String> capabilities() {
        return CAPABILITIES.stream()
                .flatMap(capability -> Stream.of("--cap-add", capability))
                .toList();
    }

    private static List<String> files() {
        Path root = Launcher.program().resolveSibling("tests/cluster/rootfs.d");
        return FILES.stream()
                .flatMap(file -> Stream.of("--volume", root + file + ":" + file + ":ro"))
                .toList();
    }
}
