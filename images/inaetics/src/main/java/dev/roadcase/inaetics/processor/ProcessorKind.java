package dev.roadcase.inaetics.processor;

import dev.roadcase.inaetics.wire.Put;
import java.time.Duration;

/** The two kinds of processors, called after the frameworks that they once ran in, and one to measure with. */
public enum ProcessorKind {
    /** One at a time and 3 ms of pause: below 333 samples a second. */
    FELIX(new Pace(1, Duration.ofMillis(3), Duration.ZERO)),
    /** 25 at a time, and at most 250 samples a second. */
    CELIX(new Pace(25, Duration.ZERO, Duration.ofMillis(4))),
    /** As many at once as a message has, as fast as it can: no image starts it, {@code tests/bench} does. */
    UNCAPPED(new Pace(Put.MOST, Duration.ZERO, Duration.ZERO));

    private final Pace pace;

    ProcessorKind(Pace pace) {
        this.pace = pace;
    }

    Pace pace() {
        return pace;
    }
}
