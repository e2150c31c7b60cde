package dev.roadcase.bundler.time;

import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Questions that are asked at the same time, and together may take a given time. What takes longer counts as no answer. */
public final class QuestionRound {
    private final ExecutorService threads;
    private final Duration most;
    private final long end;

    /** @param most from now on, for all of them */
    public QuestionRound(ExecutorService threads, Duration most) {
        this.threads = threads;
        this.most = most;
        this.end = System.nanoTime() + most.toNanos();
    }

    /**
     * Asks. What it gives waits for the answer, and may be asked by several threads.
     *
     * @param question a {@link Problem} that it throws counts as no answer
     */
    public <T> Supplier<Heard<T>> ask(Supplier<T> question) {
        Future<T> answer = threads.submit(question::get);
        return () -> wait(answer);
    }

    private <T> Heard<T> wait(Future<T> answer) {
        try {
            return Heard.of(answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | CancellationException late) {
            // Whoever was told first that it is late has cancelled it.
            answer.cancel(true);
            return Heard.nothing("it does not answer within " + most.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return Heard.nothing(problem(e.getCause()).getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** Threads for questions. Somebody who never answers does not keep the program. */
    public static ExecutorService threads() {
        return Executors.newCachedThreadPool(QuestionRound::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "question");
        thread.setDaemon(true);
        return thread;
    }

    /** Anything else is a mistake of ours. */
    private static Problem problem(Throwable cause) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        throw new IllegalStateException(cause);
    }
}
