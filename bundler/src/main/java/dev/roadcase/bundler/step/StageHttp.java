package dev.roadcase.bundler.step;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
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

    private final HttpClient client = HttpClient.newBuilder()
            .proxy(ProxySelector.of(null))
            .connectTimeout(ANSWERED)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @throws IOException if it does not answer */
    HttpResponse<String> get(String address) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address)));
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
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
            if (answer.statusCode() >= 400) {
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
            return client.send(request.timeout(ANSWERED).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** The client's exceptions may come without a text. */
    static String words(IOException e) {
        return "it does not answer: " + Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }
}
