package dev.roadcase.bundler.remote.connection;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.Failure;
import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.proxy.Proxy;
import dev.roadcase.bundler.remote.retry.QuietHosts;
import dev.roadcase.bundler.remote.retry.Retries;
import dev.roadcase.bundler.remote.retry.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests, each over its host's own TLS settings, and follows redirects. A run has one, whose connections stay open
 * for later requests. Safe for several threads.
 */
public final class Exchanges {
    private static final int MOST_REDIRECTS = 10;

    private final HostSettings settings;
    private final Retries retries;
    private final Events events;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final ServerClocks clocks = new ServerClocks();
    private final HttpClients clients;
    private final QuietHosts quiet = new QuietHosts(RetryPolicy.USUAL, System::nanoTime);

    /**
     * Opens nothing yet.
     *
     * @param retries waits for hosts that want to be left alone
     * @param events is told of each request and its outcome
     */
    public Exchanges(HostSettings settings, Retries retries, Events events) {
        this.settings = settings;
        this.retries = retries;
        this.events = events;
        this.clients = new HttpClients(settings);
    }

    /** How hosts are spoken to. */
    public HostSettings settings() {
        return settings;
    }

    /** How far this machine's clock is off, by the servers that have answered so far. */
    public Optional<ClockSkew> clockSkew() {
        return clocks.skew();
    }

    /**
     * The answer, whatever its status, from where redirects lead; the caller closes it.
     *
     * @param doing what it is for, in the imperative, to begin an error with
     */
    public Response send(Request request, String doing) {
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
        awaitQuiet(host, doing);
        Optional<Proxy> proxy = settings.proxies().of(request.url());
        try {
            Response response = clients.of(request.url()).newCall(honest).execute();
            tell(request, "status " + response.code());
            answered.add(host);
            quiet.learn(host, response);
            clocks.note(response);
            return response;
        } catch (IOException e) {
            tell(request, String.valueOf(e.getMessage()));
            throw new Unreachable(doing, request.url(), proxy, settings.direction())
                    .problem(e, answered.contains(host));
        }
    }

    private void tell(Request request, String outcome) {
        String part = Optional.ofNullable(request.header("Range"))
                .map(range -> " (" + range + ")")
                .orElse("");
        String asked = request.method() + " " + Redacted.of(request.url()) + part;
        events.emit(new Event.Requested(asked, Excerpt.of(outcome)));
    }

    private void awaitQuiet(String host, String doing) {
        Duration left = quiet.left(host);
        if (!left.isZero()) {
            retries.await(doing, left, host + " wants to be left alone");
        }
    }

    private void requireAllowed(HttpUrl url, String doing) {
        if (!url.isHttps() && !settings.isPlain(Redacted.host(url))) {
            throw Problem.usage(doing + " failed: " + Redacted.host(url) + " may be spoken to over HTTPS only")
                    .advise(settings.direction().plainHttp(Redacted.host(url)));
        }
    }
}
