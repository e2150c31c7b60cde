package dev.roadcase.bundler.remote.retry;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats what fails in passing. All transfers of a run share the number of failures that its policy allows, so that a
 * server in trouble is left alone in the end. Safe for several threads.
 */
public final class Retries {
    private final Events events;
    private final RandomGenerator random;
    private final Pause pause;
    private final RetryPolicy policy;
    private final AtomicInteger left;

    /**
     * Tells of each wait.
     *
     * @param random spreads the waits of transfers that were cut together
     */
    public Retries(RetryPolicy policy, Events events, RandomGenerator random, Pause pause) {
        this.policy = policy;
        this.left = new AtomicInteger(policy.failuresInARun());
        this.events = events;
        this.random = random;
        this.pause = pause;
    }

    /** For a run of real time, which tells of its waits. */
    public static Retries of(Events events) {
        return new Retries(RetryPolicy.USUAL, events, RandomGenerator.getDefault(), Pause.REAL);
    }

    /** Gives up at once. */
    public static Retries none() {
        return new Retries(RetryPolicy.NEVER, Events.NONE, RandomGenerator.getDefault(), Pause.REAL);
    }

    /**
     * The answer to a question, which is put again from its beginning while it fails in passing.
     *
     * @param what names it for the user
     */
    public <T> T ask(String what, Supplier<T> question) {
        Attempts attempts = begin(what);
        while (true) {
            try {
                return question.get();
            } catch (Problem problem) {
                attempts.failed(problem, 0);
            }
        }
    }

    /**
     * Begins a transfer that may fail in passing.
     *
     * @param what names it as its events do
     */
    public Attempts begin(String what) {
        return new Attempts(what, this);
    }

    RetryPolicy policy() {
        return policy;
    }

    boolean spend() {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    void giveBack(int count) {
        left.addAndGet(count);
    }

    /** Waits at least so long, and up to a half more. */
    public void await(String what, Duration least, String reason) {
        Duration wait = least.plusNanos(random.nextLong(least.toNanos() / 2 + 1));
        events.emit(new Event.TransferPaused(what, wait, reason));
        try {
            pause.await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }
}
