package dev.roadcase.agent.archive;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Documents and parts of blobs from a server of bundles. A connection that is cut or that stalls is made anew, and only
 * what had not come is asked for again.
 */
final class HttpParts {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int WHOLE = 200;
    private static final int PARTIAL = 206;
    private static final int SERVER_FAILS = 500;

    private final URI root;
    private final HttpClient client;

    /** @param root of the entries, with a slash at the end */
    HttpParts(URI root, Optional<SSLContext> tls) {
        this.root = root;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** A whole document of at most this many bytes, asked for during so long. */
    byte[] document(String name, int most, Duration patience) {
        HttpRequest request = request(name).build();
        return patiently(request, handler(length -> length <= most, WHOLE), patience);
    }

    /** A part of an entry, asked for during so long. */
    byte[] part(Entry entry, long from, int length, Duration patience) {
        boolean whole = from == 0 && length == entry.size();
        HttpRequest.Builder request = request(entry.name());
        if (!whole) {
            request.header("Range", "bytes=" + from + "-" + (from + length - 1));
        }
        return patiently(request.build(), handler(found -> found == length, whole ? WHOLE : PARTIAL), patience);
    }

    private HttpRequest.Builder request(String name) {
        return HttpRequest.newBuilder(root.resolve(name)).timeout(ANSWER);
    }

    private byte[] patiently(HttpRequest request, BodyHandler<Optional<byte[]>> handler, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return once(request, handler);
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    throw failed(request, e);
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private byte[] once(HttpRequest request, BodyHandler<Optional<byte[]>> handler) throws IOException {
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer = client.sendAsync(request, handler);
        try {
            HttpResponse<Optional<byte[]>> response = answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            return response.body().orElseThrow(() -> refused(request, response));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + ANSWER.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        } catch (UnusableAnswer e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A server that fails may do better soon; one that says no will not. */
    private RuntimeException refused(HttpRequest request, HttpResponse<?> response) {
        String status = "HTTP " + response.statusCode();
        if (response.statusCode() >= SERVER_FAILS) {
            return new UnusableAnswer(status);
        }
        return Problem.upstream("fetch " + request.uri() + " failed: " + status
                        + (response.statusCode() < 300 ? " with another length than asked for" : ""))
                .advise("give the URL of `bundle serve` or `agent serve`, as they print it");
    }

    /** Takes a body only where status and announced length are right: nothing unbounded is ever held. */
    private static BodyHandler<Optional<byte[]>> handler(java.util.function.LongPredicate right, int status) {
        return (ResponseInfo info) -> {
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

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    private static final class UnusableAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableAnswer(String status) {
            super(status, null, false, false);
        }
    }
}
