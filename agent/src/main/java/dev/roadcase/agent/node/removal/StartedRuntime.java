package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.MachineTool;
import java.util.List;

/** A container runtime of ours that does not run is started once more: nobody else knows the pods that it has left. */
record StartedRuntime(OwnUnits units) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        return units.has(OwnUnits.RUNTIME)
                ? List.of(new Remnant("", () -> {
                    start();
                    return false;
                }))
                : List.of();
    }

    /** One that cannot start any more has left none. */
    private static void start() {
        try {
            new MachineTool("systemctl").run("", "start", "--", OwnUnits.RUNTIME);
        } catch (Problem gone) {
            new MachineTool("systemctl").answer("reset-failed", "--", OwnUnits.RUNTIME);
        }
    }
}
