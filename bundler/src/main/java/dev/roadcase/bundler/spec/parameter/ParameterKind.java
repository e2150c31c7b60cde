package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.agent.format.Excerpt;

/**
 * Which values a parameter takes. A kind is one class: it reads its own keys of demo.yaml, checks a value and says in words
 * what it takes. {@link ParameterBlock} has a row for each kind that has keys.
 */
public sealed interface ParameterKind permits FreeText, WholeNumber, OneOf, Secret {
    /**
     * The value, if it is of this kind.
     *
     * @throws IllegalArgumentException if it is not
     */
    String accept(String value);

    /** What it takes, in words. */
    String words();

    /** Whether a value is a secret, which no bundle and no log may hold. */
    default boolean isSecret() {
        return false;
    }

    /** Whether it takes any text. */
    default boolean isText() {
        return false;
    }

    /** The problem with a value that is not of this kind. */
    default IllegalArgumentException refusal(String value) {
        return new IllegalArgumentException("not " + words() + ": " + Excerpt.of(value));
    }
}
