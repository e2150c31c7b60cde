package dev.roadcase.bundler.remote.connection;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.TransientFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Asks one place after the other: a mirror, and then the host itself if the user wants that. A mirror that fails is not asked again in this run. Safe for several threads.
 */
public final class Places {
    private final Events events;
    private final Set<String> avoided = ConcurrentHashMap.newKeySet();

    public Places(Events events) {
        this.events = events;
    }

    /** The answer of the first place that gives one. */
    public <T> T ask(List<Endpoint> places, Function<Endpoint, T> question) {
        Endpoint place = places.get(0);
        List<Endpoint> others = places.subList(1, places.size());
        if (others.isEmpty()) {
            return question.apply(place);
        } else if (avoided.contains(place.host())) {
            return ask(others, question);
        }
        try {
            return question.apply(place);
        } catch (Problem problem) {
            requireUpstream(problem);
            avoid(place, problem, others.get(0));
            return elsewhere(problem, others, question);
        }
    }

    private <T> T elsewhere(Problem before, List<Endpoint> others, Function<Endpoint, T> question) {
        try {
            return ask(others, question);
        } catch (Problem problem) {
            requireUpstream(problem);
            Problem both = Problem.upstream(problem.getMessage() + "; before that, " + before.getMessage())
                    .causedBy(problem.getCause());
            throw problem.advice().map(both::advise).orElse(both);
        }
    }

    private void avoid(Endpoint place, Problem problem, Endpoint next) {
        if (TransientFailure.of(problem).isPresent() && avoided.add(place.host())) {
            events.emit(new Event.Warned(problem.getMessage() + ": asking " + next.host() + " instead"));
        }
    }

    private static void requireUpstream(Problem problem) {
        if (problem.exitCode() != ExitCode.UPSTREAM) {
            throw problem;
        }
    }
}
