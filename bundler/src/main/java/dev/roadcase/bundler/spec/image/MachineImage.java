package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The image from which machines start that are containers on the laptop: a Debian with systemd, a container runtime, and
 * what nodes of Kubernetes need. Nothing of ours is in it.
 */
public final class MachineImage {
    /** Its name in every bundle that carries it. */
    public static final Reference NAME = Reference.parse("roadcase.dev/machine:debian");

    private static final List<String> PACKAGES = List.of(
            "ca-certificates",
            "conntrack",
            "containerd",
            "curl",
            "dbus",
            "ethtool",
            "iproute2",
            "iptables",
            "kmod",
            "mount",
            "nftables",
            "procps",
            "runc",
            "socat",
            "systemd",
            "systemd-sysv",
            "util-linux",
            "zstd");

    private MachineImage() {}

    /** How prepare makes it. */
    public static BuiltImage spec() {
        ImageSettings settings = new ImageSettings(
                List.of("/sbin/init"), List.of(), Map.of(), List.of(), Optional.empty(), Optional.empty());
        return new BuiltImage(NAME, new Base.Debian(PACKAGES, true), List.of(), settings, Set.of(Role.LAPTOP), false);
    }
}
