package dev.roadcase.bundler.time;

import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, all.size()), SideBySide::daemon);
        try {
            Map<T, Future<R>> started = new LinkedHashMap<>();
            all.forEach(each -> started.put(each, threads.submit(() -> work.apply(each))));
            Map<T, Tried<R>> tried = new LinkedHashMap<>();
            new ArrayList<>(started.keySet()).forEach(each -> tried.put(each, await(started.get(each), each)));
            return tried;
        } finally {
            threads.shutdownNow();
        }
    }

    private <R> Tried<R> await(Future<R> work, T each) {
        try {
            return Tried.of(work.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
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
