package dev.roadcase.inaetics.http;

import com.sun.net.httpserver.HttpServer;
import dev.roadcase.inaetics.event.Events;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A service's HTTP server: it answers from {@link #start} until it is closed. */
public final class Server implements Closeable {
    private final HttpServer server;
    private final Address address;
    private final ThreadPoolExecutor threads;
    private final Exchanges exchanges;

    private Server(HttpServer server, Address address, ThreadPoolExecutor threads, Exchanges exchanges) {
        this.server = server;
        this.address = address;
        this.threads = threads;
        this.exchanges = exchanges;
    }

    /**
     * Starts a server.
     *
     * @param names under which it may be told to change something, beside addresses and localhost
     * @throws IOException where the address cannot be had
     */
    public static Server start(Address address, Set<String> names, Routes routes, Events events) throws IOException {
        Limits.apply();
        HttpServer server = create(address);
        ThreadPoolExecutor threads = threads();
        Exchanges exchanges = new Exchanges(new Origin(names), routes, events);
        server.createContext("/", exchanges);
        server.setExecutor(threads);
        server.start();
        Address bound = new Address(address.host(), server.getAddress().getPort());
        return new Server(server, bound, threads, exchanges);
    }

    private static HttpServer create(Address address) throws IOException {
        try {
            return HttpServer.create(address.resolve(), Limits.BACKLOG);
        } catch (IOException e) {
            throw new IOException("cannot listen at " + address + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens, with the port that the system chose. */
    public Address address() {
        return address;
    }

    /** Lets the answers under way end for up to a second, and stops. */
    @Override
    public void close() {
        exchanges.drain(Limits.DRAIN);
        server.stop(0);
        threads.shutdownNow();
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                Limits.THREADS, Limits.THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "http");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
