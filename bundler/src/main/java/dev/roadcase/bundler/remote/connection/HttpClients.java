package dev.roadcase.bundler.remote.connection;

import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.proxy.EnvironmentProxies;
import dev.roadcase.bundler.remote.tls.HostCertificates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Clients of HTTP that share their open connections: one for each host that has TLS settings of its own, and two for the
 * rest. Each is made when it is needed, since reading what this Java trusts takes longer than many a prepare.
 */
final class HttpClients {
    /** Connections: no run has more transfers at once. */
    private static final int MOST_IDLE = 32;

    private static final Duration IDLE = Duration.ofMinutes(1);
    /** Six connections fill a link of 100 Mbit/s with a round trip of 100 ms. */
    private static final int RECEIVE_BUFFER = 256 << 10;

    private final HostSettings settings;
    private Optional<OkHttpClient> plain = Optional.empty();
    private Optional<OkHttpClient> usual = Optional.empty();
    private final Map<String, OkHttpClient> secure = new ConcurrentHashMap<>();

    HttpClients(HostSettings settings) {
        this.settings = settings;
    }

    OkHttpClient of(HttpUrl url) {
        return url.isHttps() ? secure.computeIfAbsent(Redacted.host(url), host -> secure(url)) : plain();
    }

    private synchronized OkHttpClient plain() {
        if (plain.isEmpty()) {
            plain = Optional.of(made());
        }
        return plain.get();
    }

    /** With the authorities that this Java trusts. */
    private synchronized OkHttpClient usual() {
        if (usual.isEmpty()) {
            usual = Optional.of(withTls().build());
        }
        return usual.get();
    }

    private OkHttpClient.Builder withTls() {
        return plain().newBuilder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT));
    }

    private OkHttpClient made() {
        EnvironmentProxies proxies = new EnvironmentProxies(settings.proxies());
        return new OkHttpClient.Builder()
                .connectTimeout(settings.stall())
                .readTimeout(settings.stall())
                .writeTimeout(settings.stall())
                .socketFactory(
                        new BoundedSockets(RECEIVE_BUFFER, settings.stall().multipliedBy(2)))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .proxySelector(proxies)
                .proxyAuthenticator(proxies)
                // Each transfer has its own connection: on a shared one, a lost packet holds up all of them.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(MOST_IDLE, IDLE.toSeconds(), TimeUnit.SECONDS))
                .addInterceptor(HttpClients::withItsCall)
                .addInterceptor(HttpClients::withItsWait)
                .build();
    }

    private static Response withItsWait(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        return request.tag(LongWait.class) == null
                ? chain.proceed(request)
                : chain.withReadTimeout(LongWait.TIMES * chain.readTimeoutMillis(), TimeUnit.MILLISECONDS)
                        .proceed(request);
    }

    /** Ends the transfer of an answer's body from any thread. */
    static void abort(Response response) {
        Optional.ofNullable(response.request().tag(Call.class)).ifPresent(Call::cancel);
    }

    private static Response withItsCall(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Request tagged =
                response.request().newBuilder().tag(Call.class, chain.call()).build();
        return response.newBuilder().request(tagged).build();
    }

    private OkHttpClient secure(HttpUrl url) {
        return new HostCertificates(settings.certificateFolders())
                .of(url)
                .map(trust -> withTls()
                        .sslSocketFactory(trust.context().getSocketFactory(), trust.trust())
                        .build())
                .orElseGet(this::usual);
    }
}
