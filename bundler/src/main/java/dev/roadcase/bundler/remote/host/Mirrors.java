package dev.roadcase.bundler.remote.host;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.remote.failure.Redacted;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Places that are asked instead of hosts.
 *
 * @param urls for each host, the URL that is tried in its place; its path goes before the asked one
 * @param upstreamToo whether the host itself is asked for what its mirror does not give
 */
public record Mirrors(Map<String, URI> urls, boolean upstreamToo) {
    static final Mirrors NONE = new Mirrors(Map.of(), false);

    public Mirrors {
        urls.values().forEach(Mirrors::requireWeb);
        urls = Map.copyOf(urls);
    }

    /** @throws IllegalArgumentException where the URL is not of the web, or holds a user name or a password */
    Mirrors with(String host, URI url) {
        Map<String, URI> more = new HashMap<>(urls);
        more.put(host.toLowerCase(Locale.ROOT), url);
        return new Mirrors(more, upstreamToo);
    }

    /** The mirror of a host, where one was named. */
    public Optional<URI> of(String host) {
        return Optional.ofNullable(urls.get(host.toLowerCase(Locale.ROOT)));
    }

    private static void requireWeb(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || url.getRawAuthority() == null || url.getRawQuery() != null) {
            throw new IllegalArgumentException("not the URL of a mirror (https://…): " + Excerpt.of(Redacted.of(url)));
        }
        if (Redacted.holdsLogin(url)) {
            throw new IllegalArgumentException("a mirror's URL with a user name or a password: "
                    + Excerpt.of(Redacted.of(url)) + " (docker login keeps them)");
        }
    }
}
