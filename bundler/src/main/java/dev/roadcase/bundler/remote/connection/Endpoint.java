package dev.roadcase.bundler.remote.connection;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Where the requests for a host go: to the host itself or to its mirror.
 *
 * @param base what the paths of requests to a registry are appended to, or the URL of a file
 */
public record Endpoint(HttpUrl base) {
    private static final String HUB = "docker.io";
    private static final String HUB_REGISTRY = "registry-1.docker.io";

    /**
     * Where the API of a registry is, in the order in which to try: {@code /v2}, below a mirror's own path unless that path says where it stands already
     * (as containerd reads hosts.toml).
     */
    public static List<Endpoint> ofRegistry(String host, HostSettings settings) {
        return places(settings.mirrors().of(host).map(Endpoint::parse), registry(host, settings), settings)
                .map(base -> new Endpoint(base.pathSegments().contains("v2") ? base : append(base, "v2")))
                .toList();
    }

    /** A file's own URL, or its path and query below the mirror's, or one after the other. */
    public static List<Endpoint> ofFile(URI uri, HostSettings settings) {
        HttpUrl url = parse(uri);
        Optional<HttpUrl> mirror = settings.mirrors().of(Redacted.host(url)).map(known -> below(known, url));
        return places(mirror, url, settings).map(Endpoint::new).toList();
    }

    private static Stream<HttpUrl> places(Optional<HttpUrl> mirror, HttpUrl upstream, HostSettings settings) {
        boolean both = mirror.isEmpty() || settings.mirrors().upstreamToo();
        return Stream.concat(mirror.stream(), both ? Stream.of(upstream) : Stream.empty());
    }

    private static HttpUrl below(URI mirror, HttpUrl url) {
        return append(parse(mirror), url.encodedPath().substring(1))
                .newBuilder()
                .encodedQuery(url.encodedQuery())
                .build();
    }

    /** The URL of something below the API's base. */
    public HttpUrl at(String path) {
        return append(base, path);
    }

    public String host() {
        return Redacted.host(base);
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
