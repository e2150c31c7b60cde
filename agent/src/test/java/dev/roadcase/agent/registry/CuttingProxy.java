package dev.roadcase.agent.registry;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes connections on to a server, counts the bytes of answers, and may cut each connection after so many of them: a
 * network at its worst.
 */
public final class CuttingProxy implements Closeable {
    private final ServerSocket entrance;
    private final URI server;
    private final int bytes;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicLong passed = new AtomicLong();

    /** One that never cuts. */
    public CuttingProxy(URI server) {
        this(server, Integer.MAX_VALUE);
    }

    public CuttingProxy(URI server, int bytes) {
        this.server = server;
        this.bytes = bytes;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    public int cuts() {
        return cuts.get();
    }

    /** Bytes of all answers until now, with their headers. */
    public long passed() {
        return passed.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                daemon(() -> pass(client, upstream, Integer.MAX_VALUE, new AtomicLong()));
                daemon(() -> pass(upstream, client, bytes, passed));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pass(Socket from, Socket to, int most, AtomicLong counter) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 << 10];
            int left = most;
            for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
                out.write(buffer, 0, Math.min(count, left));
                counter.addAndGet(Math.min(count, left));
                left -= Math.min(count, left);
            }
            cuts.addAndGet(left == 0 ? 1 : 0);
        } catch (IOException e) {
            // One side has gone, and so the other goes.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
