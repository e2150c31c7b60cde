package dev.roadcase.bundler.remote;

import dev.roadcase.agent.format.Excerpt;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How hosts are spoken to. A host is written as in a reference or a URL: with its port where that is not the usual one.
 *
 * @param mirrors for each host, the URL that is tried in its place; its path goes before the asked one
 * @param plainHttp the only hosts, mirrors among them, that are spoken to without TLS
 * @param certificateFolders where {@code HOST[:PORT]/*.crt} holds a private authority's certificates, as docker and
 *     podman have it (docker: "certs.d"; containers-certs.d(5))
 * @param authFiles Docker's config.json and containers' auth.json; the first that knows a host is asked
 * @param stall how long a server may send nothing, and how long connecting may take
 */
public record HostSettings(
        Map<String, URI> mirrors,
        Set<String> plainHttp,
        List<Path> certificateFolders,
        List<Path> authFiles,
        Duration stall) {
    private static final Duration STALL = Duration.ofSeconds(30);
    /** HTTPS with the authorities that this Java trusts, and no login. */
    public static final HostSettings BARE = new HostSettings(Map.of(), Set.of(), List.of(), List.of(), STALL);

    public HostSettings {
        mirrors.values().forEach(HostSettings::requireWeb);
        mirrors = Map.copyOf(mirrors);
        plainHttp = Set.copyOf(plainHttp);
        certificateFolders = List.copyOf(certificateFolders);
        authFiles = List.copyOf(authFiles);
        if (stall.isNegative() || stall.isZero()) {
            throw new IllegalArgumentException("a stall of no time: " + stall);
        }
    }

    /** Certificates and logins where docker and podman keep them for a user with this environment and home folder. */
    public static HostSettings of(Map<String, String> environment, Path home) {
        Path config = folder(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        Path docker = folder(environment, "DOCKER_CONFIG").orElse(home.resolve(".docker"));
        List<Path> certificates = List.of(
                config.resolve("containers/certs.d"),
                Path.of("/etc/containers/certs.d"),
                Path.of("/etc/docker/certs.d"));
        Stream<Path> given = Stream.of(
                        folder(environment, "REGISTRY_AUTH_FILE"),
                        folder(environment, "XDG_RUNTIME_DIR").map(run -> run.resolve("containers/auth.json")))
                .flatMap(Optional::stream);
        Stream<Path> usual = Stream.of(config.resolve("containers/auth.json"), docker.resolve("config.json"));
        return new HostSettings(
                Map.of(), Set.of(), certificates, Stream.concat(given, usual).toList(), STALL);
    }

    /**
     * The same, with a mirror in the place of a host.
     *
     * @throws IllegalArgumentException where the URL is not of the web, or holds a user name or a password
     */
    public HostSettings withMirror(String host, URI url) {
        Map<String, URI> more = new HashMap<>(mirrors);
        more.put(host.toLowerCase(Locale.ROOT), url);
        return new HostSettings(more, plainHttp, certificateFolders, authFiles, stall);
    }

    /** The same, with a host that is spoken to over plain HTTP. */
    public HostSettings withPlainHttp(String host) {
        Set<String> more = new HashSet<>(plainHttp);
        more.add(host.toLowerCase(Locale.ROOT));
        return new HostSettings(mirrors, more, certificateFolders, authFiles, stall);
    }

    /** The same, with another patience. */
    public HostSettings withStall(Duration patience) {
        return new HostSettings(mirrors, plainHttp, certificateFolders, authFiles, patience);
    }

    /** The mirror of a host, where one was named. */
    Optional<URI> mirror(String host) {
        return Optional.ofNullable(mirrors.get(host.toLowerCase(Locale.ROOT)));
    }

    boolean isPlain(String host) {
        return plainHttp.contains(host.toLowerCase(Locale.ROOT));
    }

    private static Optional<Path> folder(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
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
