package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
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

    private Served(Bundle bundle) {
        this.bundle = bundle;
        this.server = new Serving(new ListenAddress("127.0.0.1", 0), Optional.empty(), Optional.empty(), Set.of())
                .start(bundle, events::add);
    }

    public static Served of(TestBundle bundle, Path folder) {
        return of(Bundle.open(bundle.write(folder.resolve("test.bundle")), bundle.trust()));
    }

    public static Served of(Bundle bundle) {
        return new Served(bundle);
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
        return new Reply(send(method, path, HttpResponse.BodyHandlers.ofByteArray(), headers));
    }

    /** Asks for a path, and answers when the answer begins. */
    public HttpResponse<InputStream> begin(String path, String... headers) {
        return send("GET", path, HttpResponse.BodyHandlers.ofInputStream(), headers);
    }

    private <T> HttpResponse<T> send(
            String method, String path, HttpResponse.BodyHandler<T> handler, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
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
