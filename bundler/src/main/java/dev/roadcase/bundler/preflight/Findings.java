package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.problem.Problem;
import java.util.List;

/**
 * What hosts have answered.
 *
 * @param problems all that is wrong
 * @param downloads bytes of all that will be downloaded from them, as far as they have said
 */
record Findings(List<Problem> problems, long downloads) {
    Findings {
        problems = List.copyOf(problems);
    }
}
