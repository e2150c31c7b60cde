package dev.roadcase.bundler.remote.host;

import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.login.AuthFiles;
import dev.roadcase.bundler.remote.proxy.Proxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * How hosts are spoken to. A host is written as in a reference or a URL: with its port where that is not the usual one.
 *
 * @param plainHttp the only hosts, mirrors among them, that are spoken to without TLS
 * @param certificateFolders where {@code HOST[:PORT]/} holds a private authority's certificates ({@code *.crt}) and our own
 *     ({@code *.cert} with {@code *.key}), as docker and podman have it (docker: "certs.d"; containers-certs.d(5))
 * @param credentials for file hosts
 * @param stall how long a server may send nothing, and how long connecting may take; in twice that time it has to send
 *     more than next to nothing
 * @param direction for which the user's flags are
 */
public record HostSettings(
        Mirrors mirrors,
        Set<String> plainHttp,
        List<Path> certificateFolders,
        AuthFiles authFiles,
        Credentials credentials,
        Proxies proxies,
        Duration stall,
        Direction direction) {
    private static final Duration STALL = Duration.ofSeconds(30);

    /** HTTPS with the authorities that this Java trusts, no proxy, and no login. */
    public static final HostSettings BARE = new HostSettings(
            Mirrors.NONE, Set.of(), List.of(), AuthFiles.NONE, Credentials.NONE, Proxies.NONE, STALL, Direction.PULL);

    public HostSettings {
        plainHttp = Set.copyOf(plainHttp);
        certificateFolders = List.copyOf(certificateFolders);
        if (stall.isNegative() || stall.isZero()) {
            throw new IllegalArgumentException("a stall of no time: " + stall);
        }
    }

    /**
     * Certificates, logins and proxies where other tools keep them for a user with this environment and home folder.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 2 where a variable that should name a proxy does not
     */
    public static HostSettings of(Map<String, String> environment, Path home) {
        UserPlaces user = new UserPlaces(environment, home);
        return BARE.withCertificateFolders(user.certificateFolders())
                .withAuthFiles(new AuthFiles(user.authFiles(), user.programFolders()))
                .withCredentials(new Credentials(Map.of(), environment))
                .withProxies(Proxies.of(environment));
    }

    /**
     * The same, with a mirror in the place of a host. A mirror whose URL begins with {@code http:} is spoken to without TLS.
     *
     * @throws IllegalArgumentException where the URL is not of the web, or holds a user name or a password
     */
    public HostSettings withMirror(String host, URI url) {
        HostSettings mirrored = withMirrors(mirrors.with(host, url));
        return "http".equalsIgnoreCase(url.getScheme())
                ? mirrored.withPlainHttp(Redacted.host(HttpUrl.get(url.toString())))
                : mirrored;
    }

    /** The same, where hosts themselves are asked for what their mirrors do not give. */
    public HostSettings withMirrorFallback() {
        return withMirrors(new Mirrors(mirrors.urls(), true));
    }

    /** The same, with a host that is spoken to over plain HTTP. */
    public HostSettings withPlainHttp(String host) {
        Set<String> more = new HashSet<>(plainHttp);
        more.add(host.toLowerCase(Locale.ROOT));
        return new HostSettings(mirrors, more, certificateFolders, authFiles, credentials, proxies, stall, direction);
    }

    /** The same, with other folders of certificates. */
    public HostSettings withCertificateFolders(List<Path> others) {
        return new HostSettings(mirrors, plainHttp, others, authFiles, credentials, proxies, stall, direction);
    }

    /** The same, with one more folder of certificates. */
    public HostSettings withCertificateFolder(Path more) {
        return withCertificateFolders(
                Stream.concat(certificateFolders.stream(), Stream.of(more)).toList());
    }

    /** The same, with other logins. */
    public HostSettings withAuthFiles(AuthFiles others) {
        return new HostSettings(mirrors, plainHttp, certificateFolders, others, credentials, proxies, stall, direction);
    }

    /** The same, with credentials of the settings beside those of the environment. */
    public HostSettings withCredentials(Map<String, Credential> byHost) {
        return withCredentials(new Credentials(byHost, credentials.environment()));
    }

    private HostSettings withCredentials(Credentials others) {
        return new HostSettings(mirrors, plainHttp, certificateFolders, authFiles, others, proxies, stall, direction);
    }

    /** The same, with other proxies. */
    public HostSettings withProxies(Proxies others) {
        return new HostSettings(
                mirrors, plainHttp, certificateFolders, authFiles, credentials, others, stall, direction);
    }

    /** The same, with another patience. */
    public HostSettings withStall(Duration patience) {
        return new HostSettings(
                mirrors, plainHttp, certificateFolders, authFiles, credentials, proxies, patience, direction);
    }

    /** The same for what is sent to registries: they are spoken to themselves, whatever mirrors they have. */
    public HostSettings forPush() {
        return new HostSettings(
                Mirrors.NONE, plainHttp, certificateFolders, authFiles, credentials, proxies, stall, Direction.PUSH);
    }

    private HostSettings withMirrors(Mirrors others) {
        return new HostSettings(
                others, plainHttp, certificateFolders, authFiles, credentials, proxies, stall, direction);
    }

    public boolean isPlain(String host) {
        return plainHttp.contains(host.toLowerCase(Locale.ROOT));
    }
}
