package dev.roadcase.inaetics.viewer;

import dev.roadcase.inaetics.coordinator.Machines;
import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.scaling.Controllers;

/** Who starts replicas, and knows the machines. */
interface Scaling {
    Controllers controllers();

    Machines machines();

    /** Starts what it has to run itself. */
    void start(Events events);

    /** Ends what it has started. */
    void stop() throws InterruptedException;
}
