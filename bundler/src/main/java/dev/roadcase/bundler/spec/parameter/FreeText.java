package dev.roadcase.bundler.spec.parameter;

/** Any text: what a parameter takes without keys that say otherwise. */
public record FreeText() implements ParameterKind {
    @Override
    public String accept(String value) {
        return value;
    }

    @Override
    public String words() {
        return "a text";
    }
}
