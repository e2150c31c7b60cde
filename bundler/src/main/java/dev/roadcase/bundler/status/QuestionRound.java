package dev.roadcase.bundler.status;

import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Questions that are asked at the same time, and together may take a given time. What takes longer counts as no answer. */
final class QuestionRound {
    private final ExecutorService threads;
    private final Duration most;
    private final long end;

    QuestionRound(ExecutorService threads, Duration most) {
        this.threads = threads;
        this.most = most;
        this.end = System.nanoTime() + most.toNanos();
    }

    /** Asks. What it gives waits for the answer. */
    <T> Supplier<Heard<T>> ask(Supplier<T> question) {
        Future<T> answer = threads.submit(question::get);
        return () -> wait(answer);
    }

    private <T> Heard<T> wait(Future<T> answer) {
        try {
            return Heard.of(answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Heard.nothing("it does not answer within " + most.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return Heard.nothing(problem(e.getCause()).getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** Anything else is a mistake of ours. */
    private static Problem problem(Throwable cause) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        throw new IllegalStateException(cause);
    }
}
