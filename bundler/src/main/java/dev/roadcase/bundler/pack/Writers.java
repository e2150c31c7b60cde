package dev.roadcase.bundler.pack;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.pack.Layout.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that write a bundle's entries, several at once. The first to fail stops the others. */
final class Writers {
    private final PartialFile target;
    private final Queue<Placed> work;
    private final int jobs;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Writers(PartialFile target, Schedule schedule) {
        this.target = target;
        this.work = new ConcurrentLinkedQueue<>(schedule.order());
        this.jobs = schedule.jobs();
    }

    /** Returns when everything is written; what failed first is thrown, once nobody writes any more. */
    void run() {
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(jobs, work.size()); i++) {
            Thread thread = new Thread(this::drain, "write-" + i);
            others.add(thread);
            thread.start();
        }
        drain();
        others.forEach(this::join);
        rethrow();
    }

    private void drain() {
        try {
            for (Placed placed = work.poll(); placed != null; placed = work.poll()) {
                target.write(placed);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            work.clear();
            target.stop();
        }
    }

    private void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            target.stop();
            throw Problem.interrupted();
        }
    }

    private void rethrow() {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }
}
