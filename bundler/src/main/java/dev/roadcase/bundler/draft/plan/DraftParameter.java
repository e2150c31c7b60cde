package dev.roadcase.bundler.draft.plan;

import java.util.Optional;

/**
 * A parameter of the demo.
 *
 * @param usual its default; none for a secret
 * @param secret whether it looks like one
 */
public record DraftParameter(String name, Optional<String> usual, boolean secret) {
    public DraftParameter {
        if (secret && usual.isPresent()) {
            throw new IllegalArgumentException("a secret has no default: " + name);
        }
    }
}
