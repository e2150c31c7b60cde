package dev.roadcase.agent.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.ServerIdentity;
import java.io.Closeable;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry that answers pulls from an open bundle. */
public final class RegistryServer implements Closeable {
    private final HttpServer server;
    private final URI url;
    private final Events events;
    private final Endpoints endpoints;
    private final StallGuard guard;
    private final Sender sender;
    private final ThreadPoolExecutor threads = threads();
    private final InFlight inFlight = new InFlight();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RegistryServer(HttpServer server, URI url, Bundle bundle, Registrations registrations, Events events) {
        Buffers buffers = new Buffers(ServerLimits.THREADS);
        this.server = server;
        this.url = url;
        this.events = events;
        this.endpoints = new Endpoints(bundle, registrations, events, buffers);
        this.guard = new StallGuard(ServerLimits.STALL);
        this.sender = new Sender(buffers, guard);
    }

    /**
     * Starts a server; it answers when this returns. The bundle stays the caller's, to be closed after the server.
     *
     * @param identity for TLS (1.2 and up); without one the server speaks plain HTTP
     * @param events hears of damaged blobs
     * @throws Problem exit 6, where the address cannot be had
     */
    public static RegistryServer start(
            Bundle bundle, ListenAddress address, Optional<ServerIdentity> identity, Events events) {
        return start(bundle, new Serving(address, identity, Optional.empty(), Set.of()), events);
    }

    /** The same, with all that can be said about serving. */
    public static RegistryServer start(Bundle bundle, Serving serving, Events events) {
        ListenAddress address = serving.address();
        Optional<ServerIdentity> identity = serving.identity();
        Registrations registrations = Registrations.kept(serving.state(), serving.expected(), Clock.systemUTC());
        HttpServer server = Listening.at(address, identity);
        ListenAddress bound = address.withPort(server.getAddress().getPort());
        URI url = URI.create((identity.isPresent() ? "https://" : "http://") + bound.reachable());
        RegistryServer registry = new RegistryServer(server, url, bundle, registrations, events);
        server.createContext("/", registry::handle);
        server.setExecutor(registry.threads);
        server.start();
        return registry;
    }

    /** Where a client on this machine reaches it, such as {@code http://127.0.0.1:5000}. */
    public URI url() {
        return url;
    }

    /** Lets the answers under way end for up to five seconds, refuses others meanwhile, and stops. */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        inFlight.drain(ServerLimits.DRAIN);
        server.stop(0);
        threads.shutdown();
        guard.close();
        closed.countDown();
    }

    /** Returns when the server was closed, by whomever. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    private void handle(HttpExchange exchange) {
        if (!inFlight.enter()) {
            RequestRefusal closing = new RequestRefusal(ErrorCode.UNAVAILABLE, "this server is stopping");
            sender.send(exchange, closing.answer().with("Connection", "close"));
            return;
        }
        try {
            sender.send(exchange, answer(exchange));
        } catch (Problem e) {
            events.emit(new Event.Warned("an answer was cut off: " + e.getMessage()));
        } finally {
            inFlight.leave();
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            return endpoints.answer(Request.of(exchange));
        } catch (RequestRefusal e) {
            return e.answer();
        }
    }

    private static ThreadPoolExecutor threads() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                ServerLimits.THREADS,
                ServerLimits.THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "registry-" + count.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
