package dev.roadcase.bundler.spec.parameter;

/**
 * Values of another kind that no error, log or bundle shows.
 *
 * @param kind what it takes
 */
public record Secret(ParameterKind kind) implements ParameterKind {
    @Override
    public String accept(String value) {
        try {
            return kind.accept(value);
        } catch (IllegalArgumentException e) {
            // No cause: its message names the value.
            throw refusal(value);
        }
    }

    @Override
    public IllegalArgumentException refusal(String value) {
        return new IllegalArgumentException("the value is none that it may have");
    }

    @Override
    public String words() {
        return kind.words();
    }

    @Override
    public boolean isSecret() {
        return true;
    }
}
