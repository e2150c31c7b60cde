package dev.roadcase.bundler.helm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roadcase.agent.format.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/**
 * A cluster in which there is nothing, on a port of this computer alone: templates that look something up find nothing, as
 * with {@code helm template}. The library would ask a real cluster.
 */
final class EmptyCluster implements AutoCloseable {
    /** What asks for the resources of a group's version says how long it waits; what asks for an object does not. */
    private static final Pattern DISCOVERY = Pattern.compile("(/api/[^/]+|/apis/[^/]+/[^/]+)\\?timeout=.*");

    private final HttpServer server;

    private EmptyCluster(HttpServer server) {
        this.server = server;
    }

    static EmptyCluster start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", EmptyCluster::answer);
        server.start();
        return new EmptyCluster(server);
    }

    /** Its address. */
    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean discovery =
                DISCOVERY.matcher(exchange.getRequestURI().toString()).matches();
        byte[] body = Json.bytes(
                discovery
                        ? Json.object().put("kind", "APIResourceList").set("resources", Json.array())
                        : Json.object()
                                .put("kind", "Status")
                                .put("status", "Failure")
                                .put("reason", "NotFound"));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(discovery ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
