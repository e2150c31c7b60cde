package dev.roadcase.junio.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Turns exchanges of jdk.httpserver into requests and replies, and knows how many are under way. */
final class Exchanges implements HttpHandler {
    private final Routes routes;
    private final Consumer<String> log;
    private final Clock clock = Clock.systemUTC();
    private int underWay;
    private boolean stopping;

    Exchanges(Routes routes, Consumer<String> log) {
        this.routes = routes;
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        enter();
        try (exchange) {
            send(exchange, answer(exchange));
        } finally {
            leave();
        }
    }

    private Reply answer(HttpExchange exchange) {
        String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
        try {
            return routes.answer(exchange.getRequestMethod(), path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.line(503, "this service is stopping");
        } catch (RuntimeException e) {
            return Reply.line(500, "this service made a mistake: " + e);
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (isStopping()) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head || reply.body() instanceof Reply.Whole) {
            byte[] body = reply.body() instanceof Reply.Whole whole ? whole.bytes() : new byte[0];
            sendWhole(exchange, reply.status(), head, body);
        } else if (reply.body() instanceof Reply.Flow flow) {
            sendFlow(exchange, reply.status(), flow.source());
        }
    }

    private void sendWhole(HttpExchange exchange, int status, boolean head, byte[] body) throws IOException {
        if (head && body.length > 0) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        boolean empty = head || body.length == 0;
        log.accept(AccessLine.of(exchange, clock.instant(), status, empty ? 0 : body.length));
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private void sendFlow(HttpExchange exchange, int status, Reply.Source source) throws IOException {
        log.accept(AccessLine.of(exchange, clock.instant(), status, 0));
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            source.writeTo(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void enter() {
        underWay++;
    }

    private synchronized void leave() {
        underWay--;
        notifyAll();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** From now on connections are not kept. */
    synchronized void beginToStop() {
        stopping = true;
    }

    /** Waits until nothing is under way, or this long. */
    synchronized void drain(long longestNanos) throws InterruptedException {
        long end = System.nanoTime() + longestNanos;
        for (long left = longestNanos; underWay > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
