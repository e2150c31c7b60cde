package dev.roadcase.bundler.spec.parameter;

/** Any text. This is the kind of a parameter that has no keys of another kind. */
public record FreeText() implements ParameterKind {
    @Override
    public String accept(String value) {
        return value;
    }

    @Override
    public String words() {
        return "a text";
    }

    @Override
    public boolean isText() {
        return true;
    }
}
