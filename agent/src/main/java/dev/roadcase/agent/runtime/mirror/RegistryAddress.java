package dev.roadcase.agent.runtime.mirror;

import dev.roadcase.agent.problem.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The registry that machines ask, which serves the bundle.
 *
 * @param url scheme, host and port, and nothing more
 * @param authority the PEM file of who vouches for its certificate; the system's authorities where none is given
 */
public record RegistryAddress(URI url, Optional<Path> authority) {
    public RegistryAddress {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
            throw new IllegalArgumentException("not the URL of a registry, such as https://192.168.56.20:5000");
        }
        url = URI.create(url.getScheme() + "://" + url.getAuthority());
        authority = authority.map(Path::toAbsolutePath);
    }

    /**
     * Reads what a user gives.
     *
     * @throws Problem exit 2, where it is no such URL
     */
    public static RegistryAddress parse(String url, Optional<Path> authority) {
        try {
            return new RegistryAddress(URI.create(url), authority);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--registry is not the URL of a registry, such as https://192.168.56.20:5000")
                    .causedBy(e);
        }
    }

    /** Host and port, as the names of images have them. */
    public String host() {
        return url.getAuthority();
    }

    public boolean isPlain() {
        return url.getScheme().equals("http");
    }
}
