package dev.roadcase.tests.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A link to a server, on a free port of this machine, whatever is spoken over it: for what clients send, where {@link
 * FaultProxy} is for what servers answer. It may be slow, and it may be cut.
 */
public final class Relay implements AutoCloseable {
    private static final String LOOPBACK = "localhost";

    private final ServerSocket server;
    private final int port;
    private final Queue<Long> cuts = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong sent = new AtomicLong();
    private volatile Pace pace = new Pace(Long.MAX_VALUE);

    private Relay(int port) {
        this.port = port;
        try {
            this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** To this port of this machine. */
    public static Relay to(int port) {
        return new Relay(port);
    }

    /** Host and port, to be used in the place of the server's own. */
    public String host() {
        return LOOPBACK + ":" + server.getLocalPort();
    }

    /** The next connection over which a client sends more than the first of these counts of bytes is cut there; and so on. */
    public Relay cutting(Long... after) {
        cuts.addAll(List.of(after));
        return this;
    }

    /** What all clients together may send from now on. */
    public Relay limit(long bytesPerSecond) {
        pace = new Pace(bytesPerSecond);
        return this;
    }

    /** How many cuts are still to come. */
    public int cutsLeft() {
        return cuts.size();
    }

    /** How many bytes clients have sent so far. */
    public long sent() {
        return sent.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket target = new Socket(LOOPBACK, port);
                open.add(client);
                open.add(target);
                threads.execute(() -> send(client, target));
                threads.execute(() -> answer(client, target));
            } catch (IOException closed) {
                // The client or the server has gone; or this relay, which ends the loop.
            }
        }
    }

    private void send(Socket client, Socket target) {
        byte[] portion = new byte[16 << 10];
        long own = 0;
        try (client;
                target;
                InputStream in = client.getInputStream();
                OutputStream out = target.getOutputStream()) {
            for (int count = in.read(portion); count >= 0; count = in.read(portion)) {
                pace.pass(count);
                out.write(portion, 0, count);
                own += count;
                sent.addAndGet(count);
                if (isCut(own)) {
                    client.setSoLinger(true, 0);
                    return;
                }
            }
        } catch (IOException gone) {
            // One end is enough.
        }
    }

    private synchronized boolean isCut(long own) {
        Long next = cuts.peek();
        return next != null && own > next && cuts.remove(next);
    }

    private static void answer(Socket client, Socket target) {
        try (client;
                target) {
            target.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // One end is enough.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
