package dev.roadcase.bundler.time;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a question.
 *
 * @param answer absent if there is none
 * @param trouble why there is no answer; empty if there is one
 */
public record Heard<T>(Optional<T> answer, String trouble) {
    public Heard {
        if (answer.isPresent() != trouble.isEmpty()) {
            throw new IllegalArgumentException("either an answer or a trouble");
        }
    }

    /** There is an answer. */
    public static <T> Heard<T> of(T answer) {
        return new Heard<>(Optional.of(answer), "");
    }

    /** There is none. */
    public static <T> Heard<T> nothing(String why) {
        return new Heard<>(Optional.empty(), why);
    }

    /** A part of the answer, or the other where there is no answer. */
    public <R> R part(Function<T, R> part, R otherwise) {
        return answer.map(part).orElse(otherwise);
    }
}
