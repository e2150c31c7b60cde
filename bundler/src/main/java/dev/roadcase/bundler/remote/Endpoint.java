package dev.roadcase.bundler.remote;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.net.URI;
import okhttp3.HttpUrl;

/**
 * Where the requests for a host go: to the host itself or to its mirror.
 *
 * @param base what the paths of requests are appended to
 */
record Endpoint(HttpUrl base) {
    private static final String HUB = "docker.io";
    private static final String HUB_REGISTRY = "registry-1.docker.io";

    /**
     * The API of a registry: {@code /v2}, below a mirror's own path unless that path says where it stands already
     * (as containerd reads hosts.toml).
     */
    static Endpoint ofRegistry(String host, HostSettings settings) {
        HttpUrl base = settings.mirror(host).map(Endpoint::parse).orElseGet(() -> registry(host, settings));
        return new Endpoint(base.pathSegments().contains("v2") ? base : append(base, "v2"));
    }

    /** A file's own URL, or its path and query below the mirror's. */
    static HttpUrl ofFile(URI uri, HostSettings settings) {
        HttpUrl url = parse(uri);
        return settings.mirror(Redacted.host(url))
                .map(mirror -> append(parse(mirror), url.encodedPath().substring(1))
                        .newBuilder()
                        .encodedQuery(url.encodedQuery())
                        .build())
                .orElse(url);
    }

    /** The URL of something below the API's base. */
    HttpUrl at(String path) {
        return append(base, path);
    }

    private static HttpUrl registry(String host, HostSettings settings) {
        String scheme = settings.isPlain(host) ? "http" : "https";
        return parse(URI.create(scheme + "://" + (host.equals(HUB) ? HUB_REGISTRY : host) + "/"));
    }

    private static HttpUrl append(HttpUrl base, String path) {
        return base.newBuilder().addEncodedPathSegments(path).build();
    }

    private static HttpUrl parse(URI uri) {
        HttpUrl url = HttpUrl.parse(uri.toString());
        if (url == null) {
            throw Problem.badInput("not a URL of the web (https://…): " + Excerpt.of(Redacted.of(uri)));
        }
        return url;
    }
}
