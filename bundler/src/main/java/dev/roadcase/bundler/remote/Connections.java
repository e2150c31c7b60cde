package dev.roadcase.bundler.remote;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests, each over its host's own TLS settings, and follows redirects. One for a run, whose clients share its
 * open connections, its logins and its patience. Safe for several threads.
 */
public final class Connections {
    private static final int MOST_REDIRECTS = 10;

    private final HostSettings settings;
    private final Retries retries;
    private final Events events;
    private final Places places;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final ServerClocks clocks = new ServerClocks();
    private final HttpClients clients;
    private final Logins logins;
    private final QuietHosts quiet = new QuietHosts(System::nanoTime);

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
        this.events = events;
        this.places = new Places(events);
        this.clients = new HttpClients(settings);
        this.logins = new Logins(this);
    }

    HostSettings settings() {
        return settings;
    }

    /** How often the run asks again for what fails in passing. */
    public Retries retries() {
        return retries;
    }

    /** How far this machine's clock is off, by the servers that have answered so far. */
    public Optional<ClockSkew> clockSkew() {
        return clocks.skew();
    }

    /** What this run has proven to registries. */
    Logins logins() {
        return logins;
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
            throw new Unreachable(doing, request.url(), proxy).problem(e, answered.contains(host));
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
                    .advise("if plain HTTP is meant, name it: --plain-http " + Redacted.host(url));
        }
    }
}
