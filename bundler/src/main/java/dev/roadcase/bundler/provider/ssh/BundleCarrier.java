package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import java.util.List;

/** How a bundle comes to machines that have no disk with it. */
interface BundleCarrier {
    /**
     * Brings it to all of them. What is there already is not brought again.
     *
     * @throws Problem exit 5 with all machines that did not get it
     */
    void carry(List<ReachedMachine> machines);
}
