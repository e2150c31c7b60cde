package dev.roadcase.agent.node.removal;

import java.util.List;

/** What is removed at one time, because what comes later needs it to be gone. */
@FunctionalInterface
interface RemovalStep {

    /** What there is now. */
    List<Remnant> remnants();
}
