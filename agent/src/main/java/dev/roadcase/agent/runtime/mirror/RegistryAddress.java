package dev.roadcase.agent.runtime.mirror;

import dev.roadcase.agent.format.ServerUrl;
import dev.roadcase.agent.problem.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The registry that machines ask, which serves the bundle.
 *
 * @param url scheme, host and port, and nothing more
 * @param authority PEM file of the authority that signed its certificate; without one, the system's authorities count
 */
public record RegistryAddress(URI url, Optional<Path> authority) {
    public RegistryAddress {
        url = new ServerUrl(url).origin();
        authority = authority.map(Path::toAbsolutePath);
    }

    /**
     * Reads what a user gives.
     *
     * @throws Problem exit 2 if it is no such URL
     */
    public static RegistryAddress parse(String url, Optional<Path> authority) {
        try {
            return new RegistryAddress(ServerUrl.parse(url).uri(), authority);
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
