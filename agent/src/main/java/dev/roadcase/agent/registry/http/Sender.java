package dev.roadcase.agent.registry.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends answers. */
final class Sender {
    /** What {@link HttpExchange#sendResponseHeaders} takes for "no body". */
    private static final int NO_BODY = -1;

    private final Buffers buffers;
    private final ClientWaits waits;

    Sender(Buffers buffers, ClientWaits waits) {
        this.buffers = buffers;
        this.waits = waits;
    }

    /** Sends it and ends the exchange. It gives up on a client that has gone or takes too long. */
    void send(HttpExchange exchange, Answer answer) {
        try {
            head(exchange, answer);
            if (hasBody(exchange, answer)) {
                body(exchange.getResponseBody(), answer.body());
            }
            waits.during(exchange.getResponseBody()::close);
        } catch (IOException e) {
            // The client is gone: nobody is left to be told.
        } finally {
            exchange.close();
        }
    }

    private void head(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Docker-Distribution-Api-Version", "registry/2.0");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (isHead(exchange) && answer.status() != Answer.NOT_MODIFIED) {
            exchange.getResponseHeaders()
                    .set("Content-Length", Long.toString(answer.body().size()));
        }
        long size = hasBody(exchange, answer) ? answer.body().size() : NO_BODY;
        waits.during(() -> exchange.sendResponseHeaders(answer.status(), size));
    }

    private void body(OutputStream out, Body body) throws IOException {
        byte[] buffer = buffers.take();
        try (InputStream in = body.open()) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                int length = count;
                waits.during(() -> out.write(buffer, 0, length));
            }
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private static boolean hasBody(HttpExchange exchange, Answer answer) {
        return !isHead(exchange) && answer.body().size() > 0;
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
