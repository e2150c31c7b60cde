package dev.roadcase.agent.runtime.mirror;

/** A text in TOML (toml.io, version 1.0, "String"). */
final class TomlText {
    private TomlText() {}

    /** A basic string with what must be escaped in it. */
    static String of(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
