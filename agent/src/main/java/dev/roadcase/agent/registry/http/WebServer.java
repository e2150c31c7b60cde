package dev.roadcase.agent.registry.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.ServerIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes requests at an address of this machine, and sends the answers that a function gives. */
public final class WebServer implements Closeable {
    private final HttpServer server;
    private final URI url;
    private final Function<Request, Answer> answers;
    private final Events events;
    private final AnswerThreads threads = new AnswerThreads();
    private final ClientWaits waits = new ClientWaits(ServerLimits.WAITS, threads::beside);
    private final Sender sender = new Sender(new Buffers(ServerLimits.THREADS), waits);
    private final InFlight inFlight = new InFlight();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Closeable> afterwards = new CopyOnWriteArrayList<>();

    private WebServer(HttpServer server, URI url, Function<Request, Answer> answers, Events events) {
        this.server = server;
        this.url = url;
        this.answers = answers;
        this.events = events;
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @param identity for TLS (1.2 and up); without one the server speaks plain HTTP
     * @param events hears of answers that were cut off
     * @throws Problem exit 6 if the address is not available
     */
    public static WebServer start(
            ListenAddress address,
            Optional<ServerIdentity> identity,
            Function<Request, Answer> answers,
            Events events) {
        HttpServer server = Listening.at(address, identity);
        ListenAddress bound = address.withPort(server.getAddress().getPort());
        URI url = URI.create((identity.isPresent() ? "https://" : "http://") + bound.reachable());
        WebServer web = new WebServer(server, url, answers, events);
        server.createContext("/", web::handle);
        server.setExecutor(task -> web.threads.execute(() -> web.waits.duringRequest(task)));
        server.start();
        return web;
    }

    /** Where a client on this machine reaches it, such as {@code http://127.0.0.1:5000}. */
    public URI url() {
        return url;
    }

    /** Closes this too when the server was closed. */
    public WebServer closing(Closeable other) {
        afterwards.add(other);
        return this;
    }

    /** Lets running answers end, for up to five seconds, refuses new requests meanwhile, and stops. */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        inFlight.drain(ServerLimits.DRAIN);
        server.stop(0);
        threads.close();
        waits.close();
        afterwards.forEach(WebServer::close);
        closed.countDown();
    }

    private static void close(Closeable other) {
        try {
            other.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Serves until the process is told to stop (SIGINT, SIGTERM), which lets running answers end as {@link #close} does.
     *
     * @param ready told the address
     */
    public void untilStopped(Consumer<URI> ready) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "server-stop"));
        ready.accept(url);
        try {
            awaitClosed();
        } catch (InterruptedException e) {
            throw Problem.interrupted();
        }
    }

    /** Returns when the server was closed. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    private void handle(HttpExchange exchange) {
        waits.requestIsHere();
        if (!inFlight.enter()) {
            RequestRefusal closing = new RequestRefusal(ErrorCode.UNAVAILABLE, "this server is stopping");
            sender.send(exchange, closing.answer().with("Connection", "close"));
            return;
        }
        try {
            sender.send(exchange, answer(exchange));
        } catch (Problem e) {
            events.emit(new Event.Warned("an answer was cut off: " + e.getMessage()));
        } catch (OutOfMemoryError e) {
            exchange.close();
            events.emit(new Event.Warned("there was no memory for an answer: " + e.getMessage()));
        } finally {
            inFlight.leave();
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            return answers.apply(Request.of(exchange, waits));
        } catch (RequestRefusal e) {
            return e.answer();
        }
    }
}
