package dev.roadcase.agent.registry.http;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a server: a fixed number that works, and beside them those that wait for their clients. */
final class AnswerThreads implements Executor, AutoCloseable {
    private static final int IDLE_SECONDS = 30;

    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            ServerLimits.THREADS,
            ServerLimits.THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "registry-" + count.incrementAndGet()));

    AnswerThreads() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Takes notice of how many threads wait: as many more may work. */
    void beside(int waiting) {
        int size = ServerLimits.THREADS + waiting;
        if (size > threads.getCorePoolSize()) {
            threads.setMaximumPoolSize(size);
            threads.setCorePoolSize(size);
        } else if (size < threads.getCorePoolSize()) {
            threads.setCorePoolSize(size);
            threads.setMaximumPoolSize(size);
        }
    }

    /** Begins nothing more. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
