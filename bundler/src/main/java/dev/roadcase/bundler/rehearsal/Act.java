package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.problem.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A part of a rehearsal, when it is over.
 *
 * @param name for programs, such as {@code step cut-over}
 * @param title for people
 * @param facts what was seen, a sentence each
 * @param findings what would go wrong
 * @param failure how the verb that does the same would have ended; absent if it went well
 */
public record Act(
        String name,
        String title,
        Duration took,
        List<String> facts,
        List<RehearsalFinding> findings,
        Optional<ExitCode> failure) {
    public Act {
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
    }

    /** Whether it went to its end. */
    public boolean succeeded() {
        return failure.isEmpty();
    }
}
