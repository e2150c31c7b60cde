package dev.roadcase.bundler.spec.step;

import dev.roadcase.agent.format.Reference;
import java.util.Optional;

/** {@code withdraw: IMAGE}: the registry of the show has the tag no longer, or again as the bundle has it. */
public record WithdrawImage(Reference image) implements StepAction {
    @Override
    public Optional<StepAction> reverse() {
        return Optional.of(new BuildImage(image));
    }
}
