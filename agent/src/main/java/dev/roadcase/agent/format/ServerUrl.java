package dev.roadcase.agent.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * The address of a server, such as {@code https://192.168.56.20:5000}, perhaps with a path.
 *
 * @param uri HTTP or HTTPS, with a host, without a user's name and without a query
 */
public record ServerUrl(URI uri) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public ServerUrl {
        boolean web = SCHEMES.contains(String.valueOf(uri.getScheme()));
        if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
            throw new IllegalArgumentException("not the URL of a server, such as https://192.168.56.20:5000");
        }
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException if it is none; the message does not contain it, because it may hold a password
     */
    public static ServerUrl parse(String text) {
        try {
            return new ServerUrl(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not the URL of a server, such as https://192.168.56.20:5000", e);
        }
    }

    /** Scheme, host and port, and nothing more. */
    public URI origin() {
        return URI.create(uri.getScheme() + "://" + uri.getAuthority());
    }
}
