package dev.roadcase.bundler.provider.container;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same work for several machines at the same time. One that fails keeps no other from it.
 *
 * @param name what a failure is told of
 */
record EachMachine<T>(List<T> all, Function<T, String> name) {

    static EachMachine<ShowMachine> of(ShowFolder show) {
        return new EachMachine<>(show.machines(), ShowMachine::name);
    }

    static <T> EachMachine<T> at(List<T> all, Function<T, String> name) {
        return new EachMachine<>(all, name);
    }

    /**
     * Does it, and waits until it is done for all.
     *
     * @throws Problem all that failed, as one
     */
    void run(Consumer<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, all.size()));
        try {
            List<Future<?>> started = new ArrayList<>();
            all.forEach(one -> started.add(threads.submit(() -> work.accept(one))));
            List<Problem> problems = new ArrayList<>();
            for (int at = 0; at < started.size(); at++) {
                await(started.get(at), name.apply(all.get(at)), problems);
            }
            if (!problems.isEmpty()) {
                throw Problem.together(problems);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(Future<?> work, String name, List<Problem> problems) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                problems.add(problem.in(name));
            } else {
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
