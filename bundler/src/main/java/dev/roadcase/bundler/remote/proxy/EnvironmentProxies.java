package dev.roadcase.bundler.remote.proxy;

import dev.roadcase.bundler.remote.login.Login;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/** Tells the client of HTTP which proxy to take, and how to log in there. */
public final class EnvironmentProxies extends ProxySelector implements Authenticator {
    private static final String HEADER = "Proxy-Authorization";
    /** The name of the question that okhttp asks itself before it opens a tunnel; no proxy has asked it. */
    private static final String PREEMPTIVE = "OkHttp-Preemptive";

    private final Proxies proxies;

    public EnvironmentProxies(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public List<java.net.Proxy> select(URI uri) {
        return List.of(Optional.ofNullable(HttpUrl.get(uri))
                .flatMap(proxies::of)
                .map(Proxy::address)
                .orElse(java.net.Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // There is one proxy for a URL, or none; the request itself fails.
    }

    @Override
    public Request authenticate(Route route, Response response) throws IOException {
        Request asked = response.request();
        Optional<Login> login = proxies.of(asked.url()).flatMap(Proxy::login);
        boolean refused = response.challenges().stream()
                .noneMatch(challenge -> challenge.scheme().equalsIgnoreCase(PREEMPTIVE));
        if (refused && (login.isEmpty() || asked.header(HEADER) != null)) {
            throw new ProxyRefusal();
        }
        return login.map(known ->
                        asked.newBuilder().header(HEADER, known.basic()).build())
                .orElse(null);
    }
}
