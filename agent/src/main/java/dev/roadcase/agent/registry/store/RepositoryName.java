package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.Reference;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The one full name of a repository, however clients write it.
 *
 * @param host of the registry whose images these are, such as {@code quay.io} or {@code vm1:5000}; none if it was pushed
 *     here without one
 * @param path such as {@code acme/api}; on Docker Hub {@code library/debian}, without a host {@code debian}
 */
public record RepositoryName(Optional<String> host, String path) implements Comparable<RepositoryName> {
    private static final String HUB = "docker.io";
    private static final String OFFICIAL = "library/";
    private static final Comparator<RepositoryName> ORDER = Comparator.comparing(RepositoryName::path)
            .thenComparing(name -> name.host().orElse(""));

    public RepositoryName {
        host = host.map(its -> its.toLowerCase(Locale.ROOT))
                .map(its -> its.equals("registry-1.docker.io") || its.equals("index.docker.io") ? HUB : its);
        path = host.isEmpty() ? shortened(path) : host.get().equals(HUB) ? official(path) : path;
    }

    /** The repository of an image with this name. */
    public static RepositoryName of(Reference reference) {
        return new RepositoryName(Optional.of(reference.host()), reference.repository());
    }

    /** The repository of this path on this host. */
    public static RepositoryName on(String host, String path) {
        return new RepositoryName(Optional.of(host), path);
    }

    /** The repository of this path on no host. */
    public static RepositoryName hostless(String path) {
        return new RepositoryName(Optional.empty(), path);
    }

    /**
     * What somebody means who writes this after the server's own address: {@code quay.io/acme/api} names a host, by
     * Docker's rule that a first word with a dot, or {@code localhost}, is one. {@code acme/api} names none.
     */
    public static RepositoryName written(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        return first.contains(".") || first.equals("localhost") ? on(first, name.substring(slash + 1)) : hostless(name);
    }

    /** The path that the same image has elsewhere: {@code debian} on no host is {@code library/debian} on Docker Hub. */
    RepositoryName onHub() {
        return on(HUB, path);
    }

    /** Whether a client may write the full name: the distribution spec allows no colons. */
    boolean canBeWritten() {
        return !toString().contains(":");
    }

    @Override
    public int compareTo(RepositoryName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return host.map(its -> its + "/").orElse("") + path;
    }

    private static String official(String path) {
        return path.indexOf('/') < 0 ? OFFICIAL + path : path;
    }

    private static String shortened(String path) {
        boolean official = path.startsWith(OFFICIAL) && path.indexOf('/', OFFICIAL.length()) < 0;
        return official ? path.substring(OFFICIAL.length()) : path;
    }
}
