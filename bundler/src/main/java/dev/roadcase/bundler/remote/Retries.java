package dev.roadcase.bundler.remote;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How often a run asks again for what failed in passing, and how long it waits before it does. All of a run's transfers
 * share one budget, so that a server in trouble is left alone in the end. Safe for several threads.
 */
public final class Retries {
    private static final int BUDGET = 100;

    private final Events events;
    private final RandomGenerator random;
    private final Pause pause;
    private final int budget;
    private final AtomicInteger left;

    /**
     * Tells of each wait.
     *
     * @param budget so many attempts may fail without having brought much
     * @param random spreads the waits of transfers that were cut together
     */
    Retries(int budget, Events events, RandomGenerator random, Pause pause) {
        this.budget = budget;
        this.left = new AtomicInteger(budget);
        this.events = events;
        this.random = random;
        this.pause = pause;
    }

    /** For a run of real time, which tells of its waits. */
    public static Retries of(Events events) {
        return new Retries(BUDGET, events, RandomGenerator.getDefault(), Pause.REAL);
    }

    /** Gives up at once. */
    public static Retries none() {
        return new Retries(0, Events.NONE, RandomGenerator.getDefault(), Pause.REAL);
    }

    /**
     * The answer to a question, which is put again from its beginning while it fails in passing.
     *
     * @param what names it for the user
     */
    <T> T ask(String what, Supplier<T> question) {
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

    int budget() {
        return budget;
    }

    boolean spend() {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    void giveBack(int count) {
        left.addAndGet(count);
    }

    /** Waits at least so long, and up to a half more. */
    void await(String what, Duration least, String reason) {
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
