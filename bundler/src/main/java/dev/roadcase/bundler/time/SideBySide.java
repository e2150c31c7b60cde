package dev.roadcase.bundler.time;

import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same work for several things at the same time. One that fails keeps no other from it.
 *
 * @param name what a failure is told of
 */
public record SideBySide<T>(List<T> all, Function<T, String> name) {
    public SideBySide {
        all = List.copyOf(all);
    }

    /**
     * Does it, and waits until it is done for all.
     *
     * @throws Problem all that failed, as one
     */
    public void run(Consumer<T> work) {
        Map<T, Tried<Boolean>> tried = tryAll(each -> {
            work.accept(each);
            return true;
        });
        List<Problem> problems =
                tried.values().stream().flatMap(each -> each.problem().stream()).toList();
        if (!problems.isEmpty()) {
            throw Problem.together(problems);
        }
    }

    /** Does it, waits until it is done for all, and says what came of each, in their order. */
    public <R> Map<T, Tried<R>> tryAll(Function<T, R> work) {
        return tryAll(Long.MAX_VALUE, work);
    }

    /** The same, where what takes longer than this fails, as a problem of usage: nobody knows what comes of it. */
    public <R> Map<T, Tried<R>> tryAllWithin(Duration most, Function<T, R> work) {
        return tryAll(most.toNanos(), work);
    }

    private <R> Map<T, Tried<R>> tryAll(long nanos, Function<T, R> work) {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, all.size()), SideBySide::daemon);
        try {
            Map<T, Future<R>> started = new LinkedHashMap<>();
            all.forEach(each -> started.put(each, threads.submit(() -> work.apply(each))));
            Map<T, Tried<R>> tried = new LinkedHashMap<>();
            new ArrayList<>(started.keySet())
                    .forEach(each ->
                            tried.put(each, await(started.get(each), each, nanos - (System.nanoTime() - start))));
            return tried;
        } finally {
            threads.shutdownNow();
        }
    }

    private <R> Tried<R> await(Future<R> work, T each, long nanos) {
        try {
            return Tried.of(work.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        } catch (TimeoutException late) {
            return Tried.failed(Problem.usage("has not answered yet")
                    .in(name.apply(each))
                    .advise("it may have other work: ask again"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                return Tried.failed(problem.in(name.apply(each)));
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "side by side");
        thread.setDaemon(true);
        return thread;
    }
}
