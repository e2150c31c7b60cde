package dev.roadcase.bundler.time;

import dev.roadcase.agent.problem.Problem;
import java.util.Optional;

/**
 * What came of some work.
 *
 * @param result absent if it failed
 * @param problem why it failed; absent if it did not
 */
public record Tried<R>(Optional<R> result, Optional<Problem> problem) {
    public Tried {
        if (result.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException("either a result or a problem");
        }
    }

    /** It went well. */
    public static <R> Tried<R> of(R result) {
        return new Tried<>(Optional.of(result), Optional.empty());
    }

    /** It did not. */
    public static <R> Tried<R> failed(Problem problem) {
        return new Tried<>(Optional.empty(), Optional.of(problem));
    }
}
