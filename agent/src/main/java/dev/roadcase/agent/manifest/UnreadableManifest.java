package dev.roadcase.agent.manifest;

/** A text that is neither YAML nor JSON. */
public final class UnreadableManifest extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;

    UnreadableManifest(int line, String why, RuntimeException cause) {
        super("line " + line + ": " + why, cause);
        this.line = line;
    }

    /** Where reading ended, from 1. */
    public int line() {
        return line;
    }
}
