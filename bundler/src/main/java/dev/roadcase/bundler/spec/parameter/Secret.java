package dev.roadcase.bundler.spec.parameter;

/**
 * A secret value of any other kind: no error, log or bundle shows it.
 *
 * @param kind which values it may have
 */
public record Secret(ParameterKind kind) implements ParameterKind {
    @Override
    public String accept(String value) {
        try {
            return kind.accept(value);
        } catch (IllegalArgumentException e) {
            // The cause is left out: its message shows the value.
            throw refusal(value);
        }
    }

    @Override
    public IllegalArgumentException refusal(String value) {
        return new IllegalArgumentException("this value is not allowed");
    }

    @Override
    public String words() {
        return kind.words();
    }

    @Override
    public boolean isSecret() {
        return true;
    }

    @Override
    public boolean isText() {
        return kind.isText();
    }
}
