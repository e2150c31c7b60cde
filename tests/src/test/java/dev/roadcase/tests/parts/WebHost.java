package dev.roadcase.tests.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A host of files over plain HTTP, which also lies and stalls where a test wants it to. */
public final class WebHost implements AutoCloseable {
    private record Page(String type, byte[] body) {}

    /** In bytes: more than a stalled server sends, and nothing that a bar shows. */
    private static final int TRICKLE = 512;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, String> guarded = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> stalled = new ConcurrentHashMap<>();

    public WebHost() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Host and port, as in a reference or a URL. */
    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** Answers this path with these bytes, and says the URL. */
    public String put(String path, byte[] body) {
        return put(path, "application/octet-stream", body);
    }

    /** Answers this path with a body of this type, and says the URL. */
    public String put(String path, String type, byte[] body) {
        pages.put(path, new Page(type, body));
        return "http://" + host() + path;
    }

    /** Sends the first half of this path's body, and next to nothing after it; the latch tells when somebody has got it. */
    public CountDownLatch stall(String path) {
        return stalled.computeIfAbsent(path, p -> new CountDownLatch(1));
    }

    /** Sends whole bodies again. */
    public void flow() {
        stalled.clear();
    }

    /** Refuses this path to whoever does not send this as the header {@code Authorization} or as the query. */
    public void guard(String path, String proof) {
        guarded.put(path, proof);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private boolean mayHave(HttpExchange exchange) {
        String wanted = guarded.get(exchange.getRequestURI().getPath());
        return wanted == null
                || wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || wanted.equals(exchange.getRequestURI().getRawQuery());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Page page = pages.get(exchange.getRequestURI().getPath());
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!mayHave(exchange)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", page.type());
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(page.body().length));
            exchange.sendResponseHeaders(200, head ? -1 : page.body().length);
            if (!head) {
                send(exchange, page.body());
            }
        }
    }

    private void send(HttpExchange exchange, byte[] body) throws IOException {
        CountDownLatch latch = stalled.get(exchange.getRequestURI().getPath());
        if (latch == null) {
            exchange.getResponseBody().write(body);
            return;
        }
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        latch.countDown();
        trickle(exchange.getResponseBody(), body);
    }

    /** Clients take a server that sends nothing at all for a dead one, and ask again: so it sends a little. */
    private static void trickle(OutputStream out, byte[] body) throws IOException {
        try {
            for (int at = body.length / 2; at + TRICKLE <= body.length; at += TRICKLE) {
                TimeUnit.SECONDS.sleep(5);
                out.write(body, at, TRICKLE);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
