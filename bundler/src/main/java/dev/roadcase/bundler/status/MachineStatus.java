package dev.roadcase.bundler.status;

import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.bundler.show.ShowMachine;
import java.util.Optional;

/**
 * A machine of the show.
 *
 * @param answers whether it is on, and can be reached
 * @param registration what it said of itself last; absent if it never came, or if the registry does not answer
 * @param nodeReady what Kubernetes says of it; absent if Kubernetes does not answer, or does not know it
 */
public record MachineStatus(
        ShowMachine machine, boolean answers, Optional<Registration> registration, Optional<Boolean> nodeReady) {
    /** Whether it does all that the show wants of it. */
    public boolean isReady() {
        return answers && isProvisioned() && nodeReady.orElse(false);
    }

    private boolean isProvisioned() {
        return registration.filter(its -> its.phase() == Phase.READY).isPresent();
    }

    /** What is wrong with it, in a few words; empty if nothing is. */
    public String trouble() {
        if (!answers) {
            return registration.isEmpty() ? "does not answer, and never came" : "does not answer";
        }
        if (!isProvisioned()) {
            return registration.map(its -> its.phase() + ": " + its.step()).orElse("has not come yet");
        }
        return nodeReady.orElse(false) ? "" : "its node is not ready";
    }
}
