package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks servers several questions at once, and gives the answers in any order. For one thread.
 *
 * @param <K> what is asked about
 * @param <V> the answer
 */
final class Questions<K, V> implements Closeable {
    private static final int AT_ONCE = 6;

    private final ExecutorService threads;
    private final Map<K, Future<V>> answers = new HashMap<>();

    /** @param name of the threads that ask */
    Questions(String name) {
        threads = Executors.newFixedThreadPool(AT_ONCE, work -> daemon(work, name));
    }

    /** Puts a question, unless it was put before. */
    void begin(K about, Callable<V> question) {
        answers.computeIfAbsent(about, key -> threads.submit(question));
    }

    /** Waits for the answer to a question that was put; what it failed with is thrown. */
    V get(K about) {
        try {
            return answers.get(about).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Problem problem ? problem : new IllegalStateException(e.getCause());
        }
    }

    /** Gives up all questions that are not answered yet. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
