package dev.roadcase.bundler.signal;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Lets a long work end in good order if a signal (Ctrl-C, TERM) stops this process: the work is interrupted, and the process
 * lives until it has ended.
 */
public final class OrderlyEnd {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * For work of this thread.
     *
     * @param words what the user hears when it is stopped
     */
    public OrderlyEnd(String words, Events events) {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> {
            events.emit(new Event.Noted(words));
            worker.interrupt();
            awaitEnd();
        });
    }

    /**
     * Does the work.
     *
     * @throws Problem interrupted, where that is happening already; whatever the work throws
     */
    public <T> T of(Supplier<T> work) {
        begin();
        try {
            return work.get();
        } finally {
            end();
        }
    }

    private void begin() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw Problem.interrupted().causedBy(e);
        }
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is being stopped, and goes now.
        }
    }
}
