package dev.roadcase.junio.etcd;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Several attempts at the same thing, of which the first that succeeds counts. Is used by one thread. */
final class Race<T> {
    private final BlockingQueue<Outcome<T>> outcomes = new LinkedBlockingQueue<>();
    private IOException last = new IOException("no member of etcd has answered");
    private int running;

    private record Outcome<T>(Optional<T> value, Optional<Throwable> failure) {}

    void add(CompletableFuture<T> attempt) {
        running++;
        attempt.whenComplete((value, failure) ->
                outcomes.add(new Outcome<>(Optional.ofNullable(value), Optional.ofNullable(failure))));
    }

    /** The first success; absent once all have failed, or after so long. */
    Optional<T> winner(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (running > 0) {
            Outcome<T> outcome = outcomes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (outcome == null) {
                return Optional.empty();
            }
            running--;
            if (outcome.value().isPresent()) {
                return outcome.value();
            }
            last = outcome.failure().map(Race::reason).orElse(last);
        }
        return Optional.empty();
    }

    private static IOException reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof IOException known ? known : new IOException(cause.toString(), cause);
    }

    /** Why the last one failed that has. */
    IOException failure() {
        return last;
    }
}
