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
    private final AtomicInteger left = new AtomicInteger(BUDGET);

    /**
     * Tells of each wait.
     *
     * @param random spreads the waits of transfers that were cut together
     */
    public Retries(Events events, RandomGenerator random, Pause pause) {
        this.events = events;
        this.random = random;
        this.pause = pause;
    }

    /** The answer to a question, which is put again from its beginning while it fails in passing. */
    public <T> T ask(Supplier<T> question) {
        Attempts attempts = begin();
        while (true) {
            try {
                return question.get();
            } catch (Problem problem) {
                attempts.failed(problem, 0);
            }
        }
    }

    /** Begins something that may fail in passing. */
    public Attempts begin() {
        return new Attempts(this);
    }

    boolean spend() {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    /** Waits at least so long, and up to a half more. */
    void await(Duration least, Problem failure) {
        Duration wait = least.plusNanos(random.nextLong(least.toNanos() / 2 + 1));
        events.emit(new Event.Noted(failure.getMessage() + "; asking again in " + seconds(wait) + " s"));
        try {
            pause.await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.toSeconds());
    }
}
