package dev.roadcase.tests.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a machine's port through this host. The first connection that has carried this much is cut in the middle. */
final class CutLink implements AutoCloseable {
    private final ServerSocket server;
    private final String host;
    private final int port;
    private final long most;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicLong carried = new AtomicLong();

    /** @param most in bytes, towards the machine */
    CutLink(String host, int port, long most) {
        this.host = host;
        this.port = port;
        this.most = most;
        try {
            this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** At the loopback address. */
    int port() {
        return server.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    /** How many bytes went to the machine, in all connections. */
    long carried() {
        return carried.get();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(host, port);
                daemon(() -> pass(near, far, true));
                daemon(() -> pass(far, near, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean out) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream passed = to.getOutputStream();
            byte[] buffer = new byte[64 << 10];
            long sum = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passed.write(buffer, 0, read);
                sum += read;
                carried.addAndGet(out ? read : 0);
                if (out && sum > most && cuts.compareAndSet(0, 1)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // One of the two has ended it.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
