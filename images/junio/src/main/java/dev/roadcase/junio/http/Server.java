package dev.roadcase.junio.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A service's HTTP server: it answers from its start until it is stopped. */
public final class Server {
    private static final int THREADS = 48;
    private static final int BACKLOG = 128;

    /** So long requests still come to a pod that Kubernetes has begun to stop: others hear of it later. */
    private static final Duration STILL_ASKED = Duration.ofSeconds(2);

    private static final Duration LAST = Duration.ofSeconds(10);

    /** What jdk.httpserver reads when its first class loads: a client that stalls is left after 10 s. */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.idleInterval", "60",
            "sun.net.httpserver.maxIdleConnections", "100",
            "jdk.httpserver.maxConnections", "300",
            "sun.net.httpserver.nodelay", "true");

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Exchanges exchanges;

    private Server(HttpServer server, ThreadPoolExecutor threads, Exchanges exchanges) {
        this.server = server;
        this.threads = threads;
        this.exchanges = exchanges;
    }

    /**
     * Makes a server that listens, and does not answer before {@link #start}.
     *
     * @param port 0 for one that the system chooses
     * @param log gets a line for each request
     * @throws IOException where the port cannot be had
     */
    public static Server listen(int port, Routes routes, Consumer<String> log) throws IOException {
        LIMITS.forEach((key, value) -> System.setProperty(key, System.getProperty(key, value)));
        HttpServer server = create(port);
        ThreadPoolExecutor threads = threads();
        Exchanges exchanges = new Exchanges(routes, log);
        server.createContext("/", exchanges);
        server.setExecutor(threads);
        return new Server(server, threads, exchanges);
    }

    private static HttpServer create(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(port), BACKLOG);
        } catch (IOException e) {
            throw new IOException("cannot listen at port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Begins to answer. */
    public Server start() {
        server.start();
        return this;
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops without losing a request: answers those that still come for two seconds, and ends those that are under way. */
    public void stop() throws InterruptedException {
        stop(STILL_ASKED);
    }

    /** @param stillAsked how long requests may still come */
    void stop(Duration stillAsked) throws InterruptedException {
        exchanges.beginToStop();
        Thread.sleep(stillAsked.toMillis());
        exchanges.drain(LAST.toNanos());
        close();
    }

    /** Stops at once. */
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "http");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
