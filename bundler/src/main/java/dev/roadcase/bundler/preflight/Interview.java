package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Puts questions to many hosts at once: to each host one, and if that host can be spoken to, the others. */
final class Interview {
    private static final int THREADS = 8;

    private Interview() {}

    /** What is wrong, in the order of the questions; of a host that cannot be spoken to, that alone. */
    static List<Problem> problems(List<HostQuestion> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, Interview::daemon);
        try {
            return problems(questions, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Problem> problems(List<HostQuestion> questions, ExecutorService threads) {
        Map<String, HostQuestion> first = new LinkedHashMap<>();
        questions.forEach(question -> first.putIfAbsent(question.host(), question));
        Map<HostQuestion, Problem> found = new LinkedHashMap<>(ask(first.values(), threads));
        Set<String> silent = silent(found);
        List<HostQuestion> others = questions.stream()
                .filter(question -> !first.containsValue(question))
                .filter(question -> !silent.contains(question.host()))
                .toList();
        found.putAll(ask(others, threads));
        return questions.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** The hosts that have not answered at all. */
    private static Set<String> silent(Map<HostQuestion, Problem> found) {
        return found.keySet().stream()
                .filter(question -> isSilence(found.get(question)))
                .map(HostQuestion::host)
                .collect(Collectors.toSet());
    }

    private static Map<HostQuestion, Problem> ask(Collection<HostQuestion> questions, ExecutorService threads) {
        List<Callable<Optional<Problem>>> calls = new ArrayList<>();
        questions.forEach(question -> calls.add(question::problem));
        Map<HostQuestion, Problem> found = new LinkedHashMap<>();
        List<Future<Optional<Problem>>> answers = invoke(calls, threads);
        int at = 0;
        for (HostQuestion question : questions) {
            answer(answers.get(at++)).ifPresent(problem -> found.put(question, problem));
        }
        return found;
    }

    private static List<Future<Optional<Problem>>> invoke(
            List<Callable<Optional<Problem>>> calls, ExecutorService threads) {
        try {
            return threads.invokeAll(calls);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    private static Optional<Problem> answer(Future<Optional<Problem>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** No answer at all, rather than one that does not please. */
    private static boolean isSilence(Problem problem) {
        return problem.exitCode() == ExitCode.USAGE || problem.getCause() instanceof IOException;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "preflight");
        thread.setDaemon(true);
        return thread;
    }
}
