package dev.roadcase.bundler.remote;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests, each over its host's own TLS settings, and follows redirects. One for a run, whose clients share its
 * open connections and its patience. Safe for several threads.
 */
public final class Connections {
    private static final int MOST_REDIRECTS = 10;

    private final HostSettings settings;
    private final Retries retries;
    private final OkHttpClient plain;
    private final Map<String, OkHttpClient> clients = new ConcurrentHashMap<>();

    public Connections(HostSettings settings, Retries retries) {
        this.settings = settings;
        this.retries = retries;
        this.plain = new OkHttpClient.Builder()
                .connectTimeout(settings.stall())
                .readTimeout(settings.stall())
                .writeTimeout(settings.stall())
                .followRedirects(false)
                .followSslRedirects(false)
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
        try {
            return client(request.url()).newCall(honest).execute();
        } catch (IOException e) {
            throw Unreachable.of(doing, request.url(), e);
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
