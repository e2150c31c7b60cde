package dev.roadcase.bundler.cluster;

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
 * @param name its host name and its name in Kubernetes: lower-case letters, digits and dashes, at most 52, since its
 *     kubelet's certificate says {@code system:node:NAME} where X.509 has room for 64 (RFC 5280, appendix A.1)
 * @param role controller or node
 * @param mac hardware address, six bytes in lower-case hexadecimal with colons, of one card: the first is even (IEEE 802)
 * @param ssh how to log in, {@code user@host}; where it is given, the machine exists already
 * @param disk whether the bundle is attached to it; without, it asks the controller and the laptop
 * @param labels of Kubernetes, beside those that the demo gives to all nodes
 */
public record SiteMachine(
        String name,
        Role role,
        Ipv4Address address,
        Optional<String> mac,
        Optional<String> ssh,
        boolean disk,
        Map<String, String> labels) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,50}[a-z0-9])?");
    private static final Pattern MAC = Pattern.compile("(?!00(?::00){5})[0-9a-f][02468ace](?::[0-9a-f]{2}){5}");
    private static final Pattern SSH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

    public SiteMachine {
        requireName(name);
        requireRole(role);
        mac.ifPresent(SiteMachine::requireMac);
        ssh.ifPresent(SiteMachine::requireSsh);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    SiteMachine withoutDisk() {
        return new SiteMachine(name, role, address, mac, ssh, false, labels);
    }

    static boolean isName(String text) {
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

    static String requireMac(String mac) {
        return require(MAC, mac, "not a hardware address of a card (such as 52:54:00:00:00:01, in lower case)");
    }

    static String requireSsh(String ssh) {
        return require(SSH, ssh, "not a login (such as core@192.168.56.31)");
    }

    private static String require(Pattern pattern, String text, String problem) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(problem + ": " + Excerpt.of(text));
        }
        return text;
    }
}
