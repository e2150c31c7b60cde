package dev.roadcase.bundler.cluster.site;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One machine of a site.
 *
 * @param name its host name and its name in Kubernetes: lower-case letters, digits and dashes, at most 52. The
 *     certificate of its kubelet has the common name {@code system:node:NAME}, which may have 64 characters (RFC 5280,
 *     appendix A.1)
 * @param role controller or node
 * @param labels of Kubernetes, in addition to those that the demo gives to all nodes
 */
public record SiteMachine(String name, Role role, Ipv4Address address, Hardware hardware, Map<String, String> labels) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,50}[a-z0-9])?");

    public SiteMachine {
        requireName(name);
        requireRole(role);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    static SiteMachine usual(String name, Role role, Ipv4Address address) {
        return new SiteMachine(name, role, address, Hardware.USUAL, Map.of());
    }

    SiteMachine withoutDisk() {
        return new SiteMachine(name, role, address, hardware.withoutDisk(), labels);
    }

    /** The same machine at another address. A card that it may have is another one too. */
    SiteMachine at(Ipv4Address other) {
        return new SiteMachine(name, role, other, hardware.moved(address, other), labels);
    }

    /** The same machine with the hardware and at the address of another one. */
    SiteMachine onto(SiteMachine other) {
        return new SiteMachine(name, role, other.address, other.hardware, labels);
    }

    /** Whether it is the one that runs the API server. */
    public boolean isController() {
        return role == Role.CONTROLLER;
    }

    /** Its hardware address, if it is known. */
    public Optional<String> mac() {
        return hardware.mac();
    }

    /** How to log in to it, if it exists already. */
    public Optional<String> ssh() {
        return hardware.ssh();
    }

    /** Whether the bundle is attached to it. */
    public boolean hasDisk() {
        return hardware.disk();
    }

    /** Whether a machine may have this name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static String requireName(String name) {
        return require(NAME, name, "not a machine's name (lower-case letters, digits and dashes, at most 52)");
    }

    static Role requireRole(Role role) {
        if (role == Role.LAPTOP) {
            throw new IllegalArgumentException("not a machine's role (controller or node): laptop");
        }
        return role;
    }

    static String require(Pattern pattern, String text, String problem) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(problem + ": " + Excerpt.of(text));
        }
        return text;
    }
}
