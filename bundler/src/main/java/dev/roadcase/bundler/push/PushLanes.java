package dev.roadcase.bundler.push;

import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that push, so many at once. What makes an image complete goes before other blobs, so that a run that is stopped
 * leaves images and not only parts of them.
 */
final class PushLanes implements AutoCloseable {
    private final AtomicLong arrivals = new AtomicLong();
    private final ThreadPoolExecutor threads;

    PushLanes(int jobs) {
        threads = new ThreadPoolExecutor(jobs, jobs, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "push");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** For manifests and indexes. */
    Executor documents() {
        return work -> threads.execute(new Ranked(0, arrivals.incrementAndGet(), work));
    }

    /** For blobs, in the order in which they come. */
    Executor blobs() {
        return work -> threads.execute(new Ranked(1, arrivals.incrementAndGet(), work));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private record Ranked(int rank, long arrival, Runnable work) implements Runnable, Comparable<Ranked> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Ranked other) {
            return rank == other.rank ? Long.compare(arrival, other.arrival) : Integer.compare(rank, other.rank);
        }
    }
}
