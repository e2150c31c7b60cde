package dev.roadcase.junio.names;

import dev.roadcase.junio.event.Events;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Listens for questions at one port, over UDP and over TCP, within limits. */
public final class Listeners implements AutoCloseable {
    private static final int THREADS = 24;
    private static final int WAITING = 256;
    private static final int BACKLOG = 64;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ThreadPoolExecutor datagrams = threads("udp");
    private final ThreadPoolExecutor connections = threads("tcp");

    private Listeners(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    /**
     * Begins to answer.
     *
     * @param port 0 for one that the system chooses
     * @throws IOException where it cannot be had
     */
    public static Listeners start(int port, NameServer server, Events events) throws IOException {
        try {
            ServerSocket tcp = new ServerSocket(port, BACKLOG);
            DatagramSocket udp = new DatagramSocket(new InetSocketAddress(tcp.getLocalPort()));
            Listeners listeners = new Listeners(udp, tcp);
            thread("udp listener", new UdpListener(udp, server, listeners.datagrams, events)::run);
            thread("tcp listener", new TcpListener(tcp, server, listeners.connections, events)::run);
            return listeners;
        } catch (IOException e) {
            throw new IOException("cannot listen at port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens. */
    public int port() {
        return tcp.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
        datagrams.shutdownNow();
        connections.shutdownNow();
    }

    private static void thread(String name, Runnable job) {
        Thread thread = new Thread(job, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What is more than can wait is left out: who asks over UDP asks again. */
    private static ThreadPoolExecutor threads(String name) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Whether it could be taken on. */
    static boolean isTaken(ThreadPoolExecutor threads, Runnable job) {
        try {
            threads.execute(job);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
