package dev.roadcase.agent.registry.machine;

import java.util.Arrays;
import java.util.Locale;

/** How far a machine is. */
public enum Phase {
    /** Files and images are on their way. */
    PROVISIONING,
    /** It has all that its role needs. */
    READY,
    /** It gave up. The unit that started it tries again. */
    FAILED;

    static Phase parse(String word) {
        return Arrays.stream(values())
                .filter(phase -> phase.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a phase: provisioning, ready or failed"));
    }

    /** The lower-case word of documents. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
