package dev.roadcase.bundler.spec.step;

import java.util.Optional;

/**
 * <code>machine: {name: NAME, power: off}</code>: somebody switches a machine of the show off, or on again.
 *
 * @param name of the machine; may contain parameters
 */
public record SwitchMachine(String name, Power power) implements StepAction {
    /** What a machine has. demo.yaml writes it in lower case. */
    public enum Power {
        ON,
        OFF
    }

    @Override
    public Optional<StepAction> reverse() {
        return Optional.of(new SwitchMachine(name, power == Power.ON ? Power.OFF : Power.ON));
    }
}
