package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.node.unit.Systemctl;
import java.util.List;

/** The container runtime, where the bundle has brought it. Nothing of ours needs it any more. */
record OwnRuntime(OwnUnits units) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        Systemctl systemctl = new Systemctl();
        return units.has(OwnUnits.RUNTIME) && systemctl.state(OwnUnits.RUNTIME).isStarted()
                ? List.of(Remnant.of("running unit " + OwnUnits.RUNTIME, () -> systemctl.stop(OwnUnits.RUNTIME)))
                : List.of();
    }
}
