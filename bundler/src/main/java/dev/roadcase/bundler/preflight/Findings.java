package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What hosts have answered.
 *
 * @param problems all that is wrong
 * @param sizes of files, in bytes, as far as they have said
 */
record Findings(List<Problem> problems, Map<URI, Long> sizes) {
    Findings {
        problems = List.copyOf(problems);
        sizes = Map.copyOf(sizes);
    }
}
