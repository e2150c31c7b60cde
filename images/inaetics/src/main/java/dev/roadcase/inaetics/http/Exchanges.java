package dev.roadcase.inaetics.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.roadcase.inaetics.event.Events;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Turns exchanges of jdk.httpserver into calls and answers, and knows how many are under way. */
final class Exchanges implements HttpHandler {
    private static final Answer STOPPING = Answer.text(503, "this service is stopping");

    private final Origin origin;
    private final Routes routes;
    private final Events events;
    private final Waits waits = new Waits();
    private int underWay;

    Exchanges(Origin origin, Routes routes, Events events) {
        this.origin = origin;
        this.routes = routes;
        this.events = events;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        enter();
        try (exchange) {
            serve(exchange);
        } finally {
            leave();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        Optional<String> objection = origin.objection(exchange.getRequestMethod(), exchange.getRequestHeaders());
        if (objection.isPresent()) {
            send(exchange, Answer.text(403, objection.get()));
            return;
        }
        try {
            serve(exchange, read(exchange));
        } catch (IllegalArgumentException e) {
            send(exchange, Answer.text(400, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            send(exchange, STOPPING);
        }
    }

    private Call read(HttpExchange exchange) throws IOException {
        beginToWait(exchange);
        try {
            return Call.of(exchange);
        } finally {
            waits.end(client(exchange));
        }
    }

    /** Who is refused gets no answer, for which the server would read the rest of a body first. */
    private void beginToWait(HttpExchange exchange) throws IOException {
        if (!waits.begin(client(exchange))) {
            throw new IOException(client(exchange) + " keeps too many calls waiting");
        }
    }

    private static InetAddress client(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress();
    }

    /** A slow reader has its turn until its answer is sent, since the answer takes memory for as long. */
    private void serve(HttpExchange exchange, Call call) throws IOException, InterruptedException {
        Semaphore turns = routes.turns(call);
        if (!turns.tryAcquire(Limits.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            send(exchange, Answer.text(503, "too many ask for " + call.path() + " at once: ask again"));
            return;
        }
        try {
            send(exchange, answer(exchange, call));
        } finally {
            turns.release();
        }
    }

    private Answer answer(HttpExchange exchange, Call call) {
        try {
            return routes.of(call).answer(call);
        } catch (IllegalArgumentException e) {
            return Answer.text(400, e.getMessage());
        } catch (IOException e) {
            return Answer.text(502, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return STOPPING;
        } catch (RuntimeException e) {
            events.warn(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " failed: " + e);
            return Answer.text(500, "this service made a mistake; its log says which");
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        beginToWait(exchange);
        try {
            write(exchange, answer);
        } finally {
            waits.end(client(exchange));
        }
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
        if (!empty) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer.body());
            }
        }
    }

    private synchronized void enter() {
        underWay++;
    }

    private synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** Waits until no call is under way, or this long. */
    synchronized void drain(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toNanos(); underWay > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
