package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The acts of a rehearsal. One that fails is written down, and does not end it. */
final class Acts {
    private final Events events;
    private final Consumer<Act> ended;
    private final List<Act> all = new ArrayList<>();

    /** @param ended gets each act when it is over */
    Acts(Events events, Consumer<Act> ended) {
        this.events = events;
        this.ended = ended;
    }

    /**
     * Does one, and answers whether it went well.
     *
     * @param work writes down what it sees
     * @throws Problem only if the user stops it, or if the words of the command line are wrong: that is no failure of the demo
     */
    boolean perform(String name, String title, Consumer<ActNotes> work) {
        events.emit(new Event.Began("rehearsing " + name));
        ActNotes notes = new ActNotes();
        long start = System.nanoTime();
        Optional<ExitCode> failure = failure(work, notes);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Act act = new Act(name, title, took, notes.facts(), notes.findings(), failure);
        all.add(act);
        ended.accept(act);
        return act.succeeded();
    }

    private static Optional<ExitCode> failure(Consumer<ActNotes> work, ActNotes notes) {
        try {
            work.accept(notes);
            return Optional.empty();
        } catch (Problem e) {
            if (e.exitCode() == ExitCode.INTERRUPTED || e.exitCode() == ExitCode.USAGE) {
                throw e;
            }
            notes.finding(RehearsalFinding.of(e));
            return Optional.of(e.exitCode());
        }
    }

    List<Act> all() {
        return List.copyOf(all);
    }
}
