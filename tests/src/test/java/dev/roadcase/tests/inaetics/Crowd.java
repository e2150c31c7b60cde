package dev.roadcase.tests.inaetics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Clients of one service that take all that they are given, and more. */
final class Crowd implements AutoCloseable {
    private static final Duration MOST = Duration.ofSeconds(5);

    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();

    /** @param address host and port */
    Crowd(String address) {
        this.address = address;
    }

    /** So many ask for it, and read none of the answer. */
    Crowd ask(int count, String path) {
        return open(count, "GET " + path + " HTTP/1.1\r\nHost: " + address + "\r\n\r\n");
    }

    /** So many begin a body that never ends. */
    Crowd begin(int count, String path) {
        return open(
                count, "POST " + path + " HTTP/1.1\r\nHost: " + address + "\r\nContent-Length: 60000\r\n\r\nvalue=");
    }

    private Crowd open(int count, String words) {
        for (int at = 0; at < count; at++) {
            try {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.setReceiveBufferSize(1024);
                socket.connect(place());
                OutputStream out = socket.getOutputStream();
                out.write(words.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    private InetSocketAddress place() {
        URI uri = URI.create("http://" + address);
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    /** So many post one body after the other until this is closed, however that is answered. */
    Crowd post(int count, String path, IntFunction<byte[]> body) {
        for (int at = 0; at < count; at++) {
            Thread thread = new Thread(() -> post(path, body), "crowd");
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        return this;
    }

    private void post(String path, IntFunction<byte[]> body) {
        while (!Thread.currentThread().isInterrupted()) {
            byte[] bytes = body.apply(sent.incrementAndGet());
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                    .timeout(MOST)
                    .POST(BodyPublishers.ofByteArray(bytes))
                    .build();
            try {
                http.send(request, BodyHandlers.discarding());
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                // It is asked again at once.
            }
        }
    }

    /** How many bodies were posted whole. */
    int sent() {
        return sent.get();
    }

    @Override
    public void close() throws IOException {
        threads.forEach(Thread::interrupt);
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
