package dev.roadcase.tests.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stands before a server that speaks plain HTTP, on a free port of this machine. Answers pass as they are, but for the
 * faults that a test asks for; each request has a connection of its own.
 */
public final class FaultProxy implements AutoCloseable {
    /** In bytes: little of what has been sent is still under way to a client that is killed. */
    private static final int SEND_BUFFER = 64 << 10;

    private final ServerSocket server;
    private final Upstream upstream;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Rules rules = new Rules();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Pace pace = new Pace(Long.MAX_VALUE);
    private long blobBytes;
    private long most = Long.MAX_VALUE;

    private FaultProxy(String host) {
        this.upstream = new Upstream(host);
        try {
            this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** @param host host and port, such as a registry's */
    public static FaultProxy before(String host) {
        return new FaultProxy(host);
    }

    /** Host and port, to be used in the place of the server's own. */
    public String host() {
        return "localhost:" + server.getLocalPort();
    }

    /** These faults happen to the next requests of this kind, one to each; later ones are answered honestly. */
    public FaultProxy next(Predicate<Asked> which, Fault... faults) {
        rules.next(which, faults);
        return this;
    }

    /** This fault happens to every request of this kind. */
    public FaultProxy always(Predicate<Asked> which, Fault fault) {
        rules.always(which, fault);
        return this;
    }

    /** No fault happens from now on; answers that stall come to an end. */
    public void beHonest() {
        rules.lift();
    }

    /** What all answers together share from now on. */
    public void limit(long bytesPerSecond) {
        pace = new Pace(bytesPerSecond);
    }

    /** The requests so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** How many bytes of blobs have been sent to clients. */
    public synchronized long blobBytes() {
        return blobBytes;
    }

    /** Returns when so many bytes of blobs have been sent to clients. */
    public synchronized void awaitBlobBytes(long count) throws InterruptedException {
        while (blobBytes < count) {
            wait();
        }
    }

    /** Nothing more of blobs is sent once so many bytes have been, so that a test may take its time. */
    public synchronized void stopAt(long count) {
        most = count;
    }

    /** Returns when clients have read all that was sent to them. */
    public void awaitRead() throws InterruptedException {
        new Unread(server.getLocalPort()).awaitNone();
    }

    /** What was stopped goes on. */
    public synchronized void goOn() {
        most = Long.MAX_VALUE;
        notifyAll();
    }

    @Override
    public void close() {
        beHonest();
        threads.shutdownNow();
        closeQuietly(server);
        open.forEach(FaultProxy::closeQuietly);
    }

    Pace pace() {
        return pace;
    }

    /** Returns when more may be sent. */
    synchronized void admit(Asked request) throws IOException {
        try {
            while (request.isBlob() && blobBytes >= most) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    synchronized void sent(Asked request, int bytes) {
        blobBytes += request.isBlob() ? bytes : 0;
        notifyAll();
    }

    void awaitHonesty() throws IOException {
        rules.awaitLift();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setSendBufferSize(SEND_BUFFER);
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream())) {
            Optional<Asked> request = Asked.read(in);
            if (request.isPresent()) {
                asked.add(request.get());
                new Exchange(this, request.get(), rules.take(request.get()), client).run(upstream);
            }
        } catch (IOException gone) {
            // The client has enough, or the test has ended.
        } finally {
            open.remove(client);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is to be gone, and is.
        }
    }
}
