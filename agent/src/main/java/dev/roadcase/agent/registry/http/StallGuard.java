package dev.roadcase.agent.registry.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives up on clients that stop reading, so that they do not block the threads that others need.
 *
 * <p>An interrupt frees a thread that is stuck in a write to a socket, and closes the socket. It must never reach a
 * thread that reads the bundle, because that would close the bundle's file for everyone. So an interrupt is sent, and
 * cleared again, only under the lock of a running write.
 */
final class StallGuard implements AutoCloseable {
    private final long longestNanos;
    private final Set<Write> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;

    /** @param longest what one write of a buffer may take */
    StallGuard(Duration longest) {
        this.longestNanos = longest.toNanos();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "registry-stalls");
            thread.setDaemon(true);
            return thread;
        });
        long tick = Math.max(1, longest.toMillis() / 4);
        clock.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.MILLISECONDS);
    }

    /** Something that writes to a client's socket and touches no file. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /** Runs it; it fails with an IOException if the client takes too long. */
    void during(Writing writing) throws IOException {
        Write write = new Write(Thread.currentThread(), System.nanoTime());
        running.add(write);
        try {
            writing.run();
        } finally {
            running.remove(write);
            write.end();
        }
    }

    private void look() {
        long now = System.nanoTime();
        running.stream().filter(write -> now - write.began > longestNanos).forEach(Write::giveUp);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static final class Write {
        private final Thread thread;
        private final long began;
        private boolean ended;

        Write(Thread thread, long began) {
            this.thread = thread;
            this.began = began;
        }

        synchronized void giveUp() {
            if (!ended) {
                thread.interrupt();
            }
        }

        /** After this no interrupt can come, and none that came is left. */
        synchronized void end() {
            ended = true;
            Thread.interrupted();
        }
    }
}
