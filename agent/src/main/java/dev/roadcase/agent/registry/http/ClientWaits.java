package dev.roadcase.agent.registry.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Which threads wait for their client, to send its request or a piece of a body, or to take a piece of its answer. They are counted, so that
 * others can have threads of their own. It gives up on clients that take too long, and on those that have taken longest
 * if there are too many.
 *
 * <p>An interrupt frees a thread that is stuck at a socket, and closes the socket. It must never reach a thread that
 * reads the bundle, because that would close the bundle's file for everyone. So an interrupt is sent, and cleared again,
 * only under the lock of a running wait.
 */
final class ClientWaits implements AutoCloseable {
    private final WaitLimits limits;
    private final IntConsumer counted;
    private final Set<RunningWait> running = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<RunningWait> request = new ThreadLocal<>();
    private final ScheduledExecutorService clock;

    /** @param counted told again and again how many threads wait, at most as many as may */
    ClientWaits(WaitLimits limits, IntConsumer counted) {
        this.limits = limits;
        this.counted = counted;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "registry-waits");
            thread.setDaemon(true);
            return thread;
        });
        long tick = Math.max(1, limits.unnoticed().toMillis() / 2);
        clock.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.MILLISECONDS);
    }

    /** Something that reads or writes a client's socket and touches no file. */
    @FunctionalInterface
    interface Exchanging {
        void run() throws IOException;
    }

    /** Runs it; it fails with an IOException if it gives up on the client. */
    void during(Exchanging exchanging) throws IOException {
        RunningWait wait = begin();
        try {
            exchanging.run();
        } finally {
            end(wait);
        }
    }

    /** Runs the reading of a request and, after {@link #requestIsHere}, its answer. */
    void duringRequest(Runnable work) {
        request.set(begin());
        try {
            work.run();
        } finally {
            requestIsHere();
            request.remove();
        }
    }

    /** From now on this thread does not wait for its client. */
    void requestIsHere() {
        end(request.get());
    }

    private RunningWait begin() {
        RunningWait wait = new RunningWait(Thread.currentThread(), System.nanoTime());
        running.add(wait);
        return wait;
    }

    private void end(RunningWait wait) {
        running.remove(wait);
        wait.end();
    }

    private void look() {
        List<RunningWait> waiting = running.stream()
                .filter(wait -> wait.isOver(limits.unnoticed()))
                .sorted(Comparator.comparingLong(RunningWait::began))
                .toList();
        int tooMany = Math.max(0, waiting.size() - limits.most());
        waiting.stream()
                .limit(tooMany)
                .filter(wait -> wait.isOver(limits.inACrowd()))
                .forEach(RunningWait::giveUp);
        waiting.stream().filter(wait -> wait.isOver(limits.longest())).forEach(RunningWait::giveUp);
        counted.accept(waiting.size() - tooMany);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /**
     * What clients may take.
     *
     * @param unnoticed a shorter wait is none
     * @param longest for one piece of a body or an answer
     * @param most at the same time
     * @param inACrowd for one piece, if more wait than may
     */
    record WaitLimits(Duration unnoticed, Duration longest, int most, Duration inACrowd) {}

    private static final class RunningWait {
        private final Thread thread;
        private final long began;
        private boolean ended;

        RunningWait(Thread thread, long began) {
            this.thread = thread;
            this.began = began;
        }

        long began() {
            return began;
        }

        boolean isOver(Duration length) {
            return System.nanoTime() - began > length.toNanos();
        }

        synchronized void giveUp() {
            if (!ended) {
                thread.interrupt();
            }
        }

        /** After this no interrupt can come, and none that came is left. */
        synchronized void end() {
            if (!ended) {
                ended = true;
                Thread.interrupted();
            }
        }
    }
}
