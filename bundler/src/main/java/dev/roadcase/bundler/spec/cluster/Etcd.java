package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The etcd of a cluster, which keeps all that Kubernetes knows.
 *
 * @param members 1: on the controller; 3, 5 or 7: one on each of the first nodes
 * @param version absent for the one that belongs to the version of Kubernetes
 * @param v2 whether it answers the v2 API too, for a demo that uses it
 * @param namespace where pods of the demo find a Secret that lets them use the v2 API; absent for no such Secret
 */
public record Etcd(int members, Optional<EtcdVersion> version, boolean v2, Optional<String> namespace) {
    /** The default. */
    public static final Etcd USUAL = new Etcd(1, Optional.empty(), false, Optional.empty());

    /** etcd's own advice: each more member makes each write slower (etcd, "Frequently asked questions"). */
    static final int MOST_MEMBERS = 7;

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public Etcd {
        requireMembers(members);
        namespace.ifPresent(Etcd::requireNamespace);
        version.filter(its -> v2).ifPresent(Etcd::requireV2);
        if (namespace.isPresent() && !v2) {
            throw new IllegalArgumentException("namespace is for clients of the v2 API: add v2: true, or leave it out");
        }
    }

    /** Whether its one member runs on the controller. */
    public boolean onController() {
        return members == 1;
    }

    static int requireMembers(int members) {
        if (members < 1 || members > MOST_MEMBERS) {
            throw new IllegalArgumentException(members + " is not between 1 and " + MOST_MEMBERS);
        }
        if (members % 2 == 0) {
            throw new IllegalArgumentException("etcd needs an odd number of members (1, 3, 5 or 7): with " + members
                    + " it stands no more failures than with " + (members - 1));
        }
        return members;
    }

    static String requireNamespace(String namespace) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "not a namespace (lower-case letters, digits and dashes, at most 63): " + Excerpt.of(namespace));
        }
        return namespace;
    }

    private static void requireV2(EtcdVersion version) {
        if (!version.hasV2()) {
            throw new IllegalArgumentException("etcd " + version
                    + " has no v2 API, v3.5 is the last that has it: choose a" + " version of v3.5, or leave v2 out");
        }
    }
}
