package dev.roadcase.inaetics.processor;

import java.time.Duration;

/** The two kinds of processors, called after the frameworks that they once ran in. */
public enum ProcessorKind {
    /** One at a time and 3 ms of pause: below 333 samples a second. */
    FELIX(new Pace(1, Duration.ofMillis(3), Duration.ZERO)),
    /** 25 at a time, and at most 250 samples a second. */
    CELIX(new Pace(25, Duration.ZERO, Duration.ofMillis(4)));

    private final Pace pace;

    ProcessorKind(Pace pace) {
        this.pace = pace;
    }

    Pace pace() {
        return pace;
    }
}
