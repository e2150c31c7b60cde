package dev.roadcase.agent.format;

import java.util.Arrays;
import java.util.Locale;

/** What a machine is in the show. This decides what it loads and installs. */
public enum Role {
    CONTROLLER,
    NODE,
    LAPTOP;

    /** Reads the lower-case word of demo.yaml and of annotations. */
    public static Role parse(String word) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("not a role (controller, node or laptop): " + Excerpt.of(word)));
    }

    /** The lower-case word of demo.yaml and of annotations. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
