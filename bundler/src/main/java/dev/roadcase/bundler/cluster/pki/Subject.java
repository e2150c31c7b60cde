package dev.roadcase.bundler.cluster.pki;

import java.util.List;

/**
 * The owner of a certificate.
 *
 * @param file its files in the folder of keys, without their endings, such as {@code machines/node-1/kubelet}
 * @param name common name: to Kubernetes, the user
 * @param group organisation: to Kubernetes, the group; empty for none
 * @param names DNS names and IPv4 addresses of a server; empty for a client
 * @param use what the certificate may be used for
 */
public record Subject(String file, String name, String group, List<String> names, Use use) {
    /** Extended key usage (RFC 5280, section 4.2.1.12). */
    public enum Use {
        CLIENT,
        SERVER,
        /** Both: etcd's peers. */
        BOTH
    }

    public Subject {
        names = List.copyOf(names);
    }

    /** A client that Kubernetes knows as this user. */
    public static Subject client(String file, String user) {
        return new Subject(file, user, "", List.of(), Use.CLIENT);
    }

    /** A client that Kubernetes knows as this user of this group. */
    public static Subject client(String file, String user, String group) {
        return new Subject(file, user, group, List.of(), Use.CLIENT);
    }

    /** A server with these names. */
    public static Subject server(String file, String name, List<String> names) {
        return new Subject(file, name, "", names, Use.SERVER);
    }
}
