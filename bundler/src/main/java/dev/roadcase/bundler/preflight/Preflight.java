package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.output.Target;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds all that will fail before it does. Everything wrong is said at once, each with what to do. */
public final class Preflight {
    private final Target target;
    private final Hosts hosts;
    private final Events events;

    public Preflight(Target target, Hosts hosts, Events events) {
        this.target = target;
        this.hosts = hosts;
        this.events = events;
    }

    /**
     * Nothing can be written where the user wants it.
     *
     * @param needs all that would have come from elsewhere
     * @throws Problem with what is wrong with hosts, too
     */
    public void requireWritable(Needs needs) {
        unwritable().ifPresent(problem -> {
            List<Problem> problems = new ArrayList<>(List.of(problem));
            problems.addAll(hosts.problems(needs));
            throw Problem.together(problems);
        });
    }

    /**
     * Every host that is needed answers, lets this user read, and has what is wanted; and the disk has the room for
     * what is downloaded before it is known how large the bundle will be.
     *
     * @param held bytes of that which an earlier run has left
     * @return the sizes of files, in bytes, as far as their hosts have said
     */
    public Map<URI, Long> requireHosts(Needs needs, long held) {
        Findings found = hosts.look(needs);
        List<Problem> problems = new ArrayList<>(found.problems());
        OutputDisk.of(target.path())
                .noRoom(target.path(), needs.downloadBytes(found.sizes()), held)
                .ifPresent(problems::add);
        throwIfAny(problems);
        return found.sizes();
    }

    /** The disk has the room, and its file system takes such files. */
    public void requireRoom(long length) {
        OutputDisk.requireRoom(target, length);
    }

    /** The same as a warning, for a dry run. */
    public void warnOfRoom(long length) {
        OutputDisk.roomProblems(target, length).forEach(problem -> events.emit(new Event.Warned(problem.getMessage())));
    }

    private Optional<Problem> unwritable() {
        Path folder = target.path().toAbsolutePath().getParent();
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of(Problem.machine("cannot write " + target.path() + ": " + folder + " is not writable")
                        .advise("choose another place with -o"));
    }

    private static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Problem.together(problems);
        }
    }
}
