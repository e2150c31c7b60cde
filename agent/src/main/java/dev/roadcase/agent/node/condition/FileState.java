package dev.roadcase.agent.node.condition;

import java.util.Locale;

/** How a file of the bundle is on a machine. */
public enum FileState {
    INSTALLED,
    CHANGED,
    MISSING;

    /** The lower-case word of reports. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
