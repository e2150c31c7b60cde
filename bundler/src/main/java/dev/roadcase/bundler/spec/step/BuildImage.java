package dev.roadcase.bundler.spec.step;

import dev.roadcase.agent.format.Reference;
import java.util.Optional;

/** {@code build: IMAGE}: builds a version of one of the demo's images and pushes it to the registry of the show. */
public record BuildImage(Reference image) implements StepAction {
    @Override
    public Optional<StepAction> reverse() {
        return Optional.of(new WithdrawImage(image));
    }
}
