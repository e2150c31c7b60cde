package dev.roadcase.bundler.remote.proxy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.login.Login;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy that a variable of the environment names.
 *
 * @param variable such as {@code HTTPS_PROXY}
 * @param socks whether it speaks SOCKS version 5; HTTP otherwise
 * @param login for {@code Proxy-Authorization}, where its URL holds one
 */
public record Proxy(String variable, boolean socks, String host, int port, Optional<Login> login) {
    private static final int SOCKS_PORT = 1080;

    /** @throws Problem exit 2 where the value is not a proxy's URL; it is not repeated, for it may hold a password */
    static Proxy parse(String variable, String value) {
        URI url = url(variable, value.contains("://") ? value : "http://" + value);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean socks = scheme.equals("socks5") || scheme.equals("socks5h");
        if (!socks && !scheme.equals("http")) {
            throw unusable(variable, "names a proxy of the kind " + scheme);
        }
        if (socks && url.getRawUserInfo() != null) {
            throw unusable(variable, "names a SOCKS proxy with a login, which cannot be used");
        }
        int usual = socks ? SOCKS_PORT : 80;
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        return new Proxy(variable, socks, host, url.getPort() < 0 ? usual : url.getPort(), login(variable, url));
    }

    /** For a client of HTTP; names are looked up there, not here. */
    java.net.Proxy address() {
        return new java.net.Proxy(
                socks ? java.net.Proxy.Type.SOCKS : java.net.Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(host, port));
    }

    private static URI url(String variable, String value) {
        try {
            URI url = URI.create(value);
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the value.
        }
        throw unusable(variable, "is not the URL of a proxy");
    }

    private static Optional<Login> login(String variable, URI url) {
        String[] pair = String.valueOf(url.getRawUserInfo()).split(":", 2);
        return url.getRawUserInfo() == null
                ? Optional.empty()
                : Optional.of(new Login(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1]), variable));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Problem unusable(String variable, String why) {
        return Problem.usage("the variable " + variable + " " + why)
                .advise("write " + variable
                        + "=http://HOST:PORT, http://USER:PASSWORD@HOST:PORT or socks5://HOST:PORT");
    }

    /** Without the login. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
