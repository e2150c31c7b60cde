package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.problem.Problem;

/**
 * Something that would go wrong at the show.
 *
 * @param what it is, a sentence
 * @param advice what to do about it; empty where nobody knows
 */
public record RehearsalFinding(String what, String advice) {

    static RehearsalFinding of(Problem problem) {
        return new RehearsalFinding(problem.getMessage(), problem.advice().orElse(""));
    }
}
