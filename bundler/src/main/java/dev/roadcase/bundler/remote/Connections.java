package dev.roadcase.bundler.remote;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests, each over its host's own TLS settings, and follows redirects. One for a run, whose clients share its
 * open connections and its patience. Safe for several threads.
 */
public final class Connections {
    private static final int MOST_REDIRECTS = 10;
    /** As many transfers as anybody runs at once. */
    private static final int MOST_IDLE = 32;

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final HostSettings settings;
    private final Retries retries;
    private final Places places;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final OkHttpClient plain;
    private final Map<String, OkHttpClient> clients = new ConcurrentHashMap<>();

    /** For a run that asks again for what fails in passing, and tells of it. */
    public static Connections of(HostSettings settings, Events events) {
        return new Connections(settings, Retries.of(events), events);
    }

    /** Asks once for everything. */
    static Connections impatient(HostSettings settings) {
        return new Connections(settings, Retries.none(), Events.NONE);
    }

    Connections(HostSettings settings, Retries retries, Events events) {
        this.settings = settings;
        this.retries = retries;
        this.places = new Places(events);
        EnvironmentProxies proxies = new EnvironmentProxies(settings.proxies());
        this.plain = new OkHttpClient.Builder()
                .connectTimeout(settings.stall())
                .readTimeout(settings.stall())
                .writeTimeout(settings.stall())
                .followRedirects(false)
                .followSslRedirects(false)
                .proxySelector(proxies)
                .proxyAuthenticator(proxies)
                // A connection for each transfer: on one that all share, a lost packet would hold up all of them, and
                // one core
                // would do all the deciphering.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(MOST_IDLE, IDLE.toSeconds(), TimeUnit.SECONDS))
                .addInterceptor(Connections::withItsCall)
                .build();
    }

    HostSettings settings() {
        return settings;
    }

    /** How often the run asks again for what fails in passing. */
    public Retries retries() {
        return retries;
    }

    Places places() {
        return places;
    }

    /**
     * The answer, whatever its status, from where redirects lead; the caller closes it.
     *
     * @param doing what it is for, in the imperative, to begin an error with
     */
    Response send(Request request, String doing) {
        requireAllowed(request.url(), doing);
        Request next = request;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            Response response = exchange(next, doing);
            if (!response.isRedirect()) {
                return response;
            }
            try (response) {
                next = new Redirect(next, response, doing).follow(settings);
            }
        }
        throw new Failure(doing, request.url()).lasting("redirects more than " + MOST_REDIRECTS + " times");
    }

    private Response exchange(Request request, String doing) {
        // Without this header okhttp asks for gzip and unzips: other bytes than those that were signed for.
        Request honest = request.newBuilder()
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "roadcase")
                .build();
        String host = Redacted.host(request.url());
        Optional<Proxy> proxy = settings.proxies().of(request.url());
        try {
            Response response = client(request.url()).newCall(honest).execute();
            answered.add(host);
            return response;
        } catch (IOException e) {
            throw new Unreachable(doing, request.url(), proxy).problem(e, answered.contains(host));
        }
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

    private OkHttpClient client(HttpUrl url) {
        return url.isHttps() ? clients.computeIfAbsent(Redacted.host(url), host -> secure(url)) : plain;
    }

    private OkHttpClient secure(HttpUrl url) {
        return new Certificates(settings.certificateFolders())
                .of(url)
                .map(trust -> plain.newBuilder()
                        .sslSocketFactory(trust.sockets(), trust.manager())
                        .build())
                .orElse(plain);
    }

    private void requireAllowed(HttpUrl url, String doing) {
        if (!url.isHttps() && !settings.isPlain(Redacted.host(url))) {
            throw Problem.usage(doing + " failed: " + Redacted.host(url) + " may be spoken to over HTTPS only")
                    .advise("if plain HTTP is meant, name it: --plain-http " + Redacted.host(url));
        }
    }
}
