package dev.roadcase.bundler.output;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Layout.Placed;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Threads that write a bundle's entries, several at once. The first to fail stops the others. */
final class Writers {
    private final PartialFile target;
    private final Queue<Placed> work;
    private final List<Thread> threads;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Writers(PartialFile target, Schedule schedule) {
        this.target = target;
        this.work = new ConcurrentLinkedQueue<>(schedule.order());
        this.threads = IntStream.rangeClosed(1, Math.min(schedule.jobs(), work.size()))
                .mapToObj(number -> new Thread(this::drain, "write-" + number))
                .toList();
    }

    /** Returns when everything is written. Throws the first failure, once all threads have ended. */
    void run() {
        threads.forEach(Thread::start);
        threads.forEach(this::join);
        rethrow();
    }

    private void drain() {
        try {
            for (Placed placed = work.poll(); placed != null; placed = work.poll()) {
                target.write(placed);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable reason) {
        if (failure.compareAndSet(null, reason)) {
            work.clear();
            target.stop();
            // Only an interrupt wakes a thread that waits before its next try.
            threads.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
        }
    }

    private void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            fail(Problem.interrupted().causedBy(e));
            join(thread);
            Thread.currentThread().interrupt();
        }
    }

    /** Libraries in Kotlin throw checked exceptions that they do not declare, such as that of an interrupted thread. */
    private void rethrow() {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException runtime) {
            throw runtime;
        } else if (thrown != null) {
            throw Problem.interrupted().causedBy(thrown);
        }
    }
}
