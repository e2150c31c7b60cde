package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.problem.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rehearsal that is over. No secret of the show is in it.
 *
 * @param acts in the order in which they were done
 */
public record Rehearsed(String name, String version, Instant began, Duration took, List<Act> acts) {
    public Rehearsed {
        acts = List.copyOf(acts);
    }

    /** Whether all acts went well. */
    public boolean passed() {
        return acts.stream().allMatch(Act::succeeded);
    }

    /** What would go wrong at the show. */
    public Stream<RehearsalFinding> findings() {
        return acts.stream().flatMap(act -> act.findings().stream());
    }

    /** That of the first act that failed. */
    public ExitCode exitCode() {
        return acts.stream()
                .map(Act::failure)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ExitCode.DONE);
    }

    /** How it went, one sentence. */
    public String verdict() {
        long failed = acts.stream().filter(act -> !act.succeeded()).count();
        String all = acts.size() + " acts";
        return failed == 0 ? "all " + all + " went well" : failed + " of " + all + " failed";
    }
}
