package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.node.unit.Systemctl;
import dev.roadcase.agent.node.unit.UnitState;
import java.util.List;

/** Units of ours that run. They are stopped before anything else, since they would make again what is removed. */
record RunningUnits(OwnUnits units) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        Systemctl systemctl = new Systemctl();
        return systemctl.states(units.names()).stream()
                .filter(UnitState::isStarted)
                .map(unit -> Remnant.of("running unit " + unit.name(), () -> systemctl.stop(unit.name())))
                .toList();
    }
}
