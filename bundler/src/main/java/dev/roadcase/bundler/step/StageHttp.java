package dev.roadcase.bundler.step;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.show.Page;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks addresses of the demo, as a visitor's browser would. Nothing of it goes through a proxy. */
public final class StageHttp {
    private static final Duration ANSWERED = Duration.ofSeconds(5);
    /** A form may start work that a busy cluster needs a while for, and nobody sends it twice. */
    private static final Duration DONE = Duration.ofSeconds(20);

    private static final int FAILED = 400;

    private final Duration most;
    private final HttpClient client;

    /** For addresses that may take their time. */
    public StageHttp() {
        this(ANSWERED);
    }

    /** @param most how long an answer may take */
    public StageHttp(Duration most) {
        this.most = most;
        this.client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(null))
                .connectTimeout(most)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * What is wrong with what the address of a check answers now; empty if nothing is.
     *
     * @param check with all values filled in
     */
    public Optional<String> trouble(Check check) {
        try {
            HttpResponse<String> answer = get(check.http());
            if (answer.statusCode() != check.status()) {
                return Optional.of("it answers with the status " + answer.statusCode());
            }
            return check.contains()
                    .filter(text -> !answer.body().contains(text))
                    .map(text -> Excerpt.of(text) + " is not in its answer " + Excerpt.of(answer.body()));
        } catch (IOException e) {
            return Optional.of(words(e));
        }
    }

    /** What is wrong with a page; empty if a visitor would see it. */
    public Optional<String> trouble(Page page) {
        try {
            int status = get(page.url()).statusCode();
            return status < FAILED ? Optional.empty() : Optional.of("it answers with the status " + status);
        } catch (IOException e) {
            return Optional.of(words(e));
        }
    }

    private HttpResponse<String> get(String address) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address)).timeout(most));
    }

    /**
     * Sends a form.
     *
     * @throws Problem exit 5 if it is not taken
     */
    void post(String address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address))
                    .timeout(DONE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
            if (answer.statusCode() >= FAILED) {
                throw Problem.upstream("post to " + address + " failed: it answers with the status "
                        + answer.statusCode() + ": " + Excerpt.of(answer.body()));
            }
        } catch (IOException e) {
            throw Problem.upstream("post to " + address + " failed: " + words(e))
                    .causedBy(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** The client's exceptions may come without a text. */
    private static String words(IOException e) {
        return "it does not answer: " + Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }
}
