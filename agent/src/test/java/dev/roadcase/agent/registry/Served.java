package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.registry.overlay.Pushing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bundle behind a server at a free port, and a client to it. */
public final class Served implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Bundle bundle;
    private final WebServer server;

    private Served(Bundle bundle, Pushing pushing, Pushers pushers) {
        this.bundle = bundle;
        ListenAddress any = new ListenAddress("127.0.0.1", 0);
        this.server = new Serving(any, Optional.empty(), Optional.empty(), Set.of(), pushing, pushers)
                .start(bundle, events::add);
    }

    /** A server that takes pushes. */
    public static Served of(TestBundle bundle, Path folder, Pushing pushing) {
        return new Served(
                Bundle.open(bundle.write(folder.resolve("test.bundle")), bundle.trust()), pushing, Pushers.NEAR);
    }

    public static Served of(TestBundle bundle, Path folder) {
        return of(Bundle.open(bundle.write(folder.resolve("test.bundle")), bundle.trust()));
    }

    public static Served of(Bundle bundle) {
        return new Served(bundle, Pushing.NONE, Pushers.NEAR);
    }

    /** What it had to say. */
    public List<Event> events() {
        return events;
    }

    public WebServer server() {
        return server;
    }

    public URI url() {
        return server.url();
    }

    public Reply get(String path, String... headers) {
        return ask("GET", path, headers);
    }

    public Reply ask(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    public Reply send(String method, String path, byte[] body, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    /** Sends a body without saying how long it is: in chunks (RFC 9112, section 7.1). */
    public Reply stream(String method, String path, byte[] body, String... headers) {
        return send(
                method, path, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
    }

    private Reply send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        return new Reply(send(method, path, body, HttpResponse.BodyHandlers.ofByteArray(), headers));
    }

    /** Asks for a path, and answers when the answer begins. */
    public HttpResponse<InputStream> begin(String path, String... headers) {
        return send(
                "GET", path, HttpRequest.BodyPublishers.noBody(), HttpResponse.BodyHandlers.ofInputStream(), headers);
    }

    private <T> HttpResponse<T> send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> handler,
            String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url() + path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), handler);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        bundle.close();
    }

    public record Reply(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
