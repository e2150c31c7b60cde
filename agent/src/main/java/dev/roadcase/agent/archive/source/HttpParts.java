package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import javax.net.ssl.SSLContext;

/**
 * Documents and parts of blobs from a server of bundles. If a connection breaks or stalls, a new one is made, and only
 * what is missing is asked for again.
 */
final class HttpParts implements PartServer {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int WHOLE = 200;
    private static final int PARTIAL = 206;
    private static final int SERVER_FAILS = 500;

    private final URI root;
    private final HttpClient client;
    private final Duration longest;

    /** @param root of the entries, with a slash at the end */
    HttpParts(URI root, Optional<SSLContext> tls) {
        this(root, tls, ANSWER);
    }

    /** @param longest for one answer */
    HttpParts(URI root, Optional<SSLContext> tls, Duration longest) {
        this.root = root;
        this.longest = longest;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** A whole document of at most this many bytes. */
    byte[] document(String name, int most, Duration patience) {
        HttpRequest request = request(name).build();
        BodyHandler<Optional<byte[]>> body = body(WHOLE, length -> length <= most);
        return new Patience(patience).until(() -> ask(request, body), e -> failed(request, e));
    }

    @Override
    public byte[] part(Entry entry, long from, int length, Duration patience) {
        boolean whole = EntryName.digest(entry.name()).isEmpty();
        HttpRequest.Builder builder = request(entry.name());
        if (!whole) {
            builder.header("Range", "bytes=" + from + "-" + (from + length - 1));
        }
        HttpRequest request = builder.build();
        BodyHandler<Optional<byte[]>> body = body(whole ? WHOLE : PARTIAL, found -> found == length);
        return new Patience(patience).until(() -> ask(request, body), e -> failed(request, e));
    }

    private HttpRequest.Builder request(String name) {
        return HttpRequest.newBuilder(root.resolve(name)).timeout(longest);
    }

    private byte[] ask(HttpRequest request, BodyHandler<Optional<byte[]>> body) throws IOException {
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer = client.sendAsync(request, body);
        try {
            return content(request, answer.get(longest.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + longest.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    /** A server that fails may work again soon: this is an IOException. A server that refuses will refuse again. */
    private static byte[] content(HttpRequest request, HttpResponse<Optional<byte[]>> response) throws IOException {
        String status = "HTTP " + response.statusCode();
        if (response.statusCode() >= SERVER_FAILS) {
            throw new IOException(status);
        }
        return response.body().orElseThrow(() -> refused(request, response.statusCode() < 300, status));
    }

    private static Problem refused(HttpRequest request, boolean wrongLength, String status) {
        String why = wrongLength ? status + " with another length than asked for" : status;
        return Problem.upstream("fetch " + request.uri() + " failed: " + why)
                .advise("give the URL of `bundle serve` or `agent serve`, as they print it");
    }

    /** Takes a body only if its status and its length are right, so that no body can fill the memory. */
    private static BodyHandler<Optional<byte[]>> body(int status, LongPredicate right) {
        return info -> {
            long length = info.headers().firstValueAsLong("Content-Length").orElse(-1);
            boolean taken = info.statusCode() == status && length >= 0 && right.test(length);
            BodySubscriber<Optional<byte[]>> passedOver = BodySubscribers.replacing(Optional.empty());
            return taken ? BodySubscribers.mapping(BodySubscribers.ofByteArray(), Optional::of) : passedOver;
        };
    }

    private static Problem failed(HttpRequest request, IOException e) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Problem.upstream("fetch " + request.uri() + " failed: " + why)
                .advise("see that the server runs and that this machine reaches it; for a certificate of your own,"
                        + " give --tls-ca")
                .causedBy(e);
    }
}
