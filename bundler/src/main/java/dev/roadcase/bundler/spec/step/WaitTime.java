package dev.roadcase.bundler.spec.step;

import java.time.Duration;
import java.util.Optional;

/** {@code wait: 30s}: goes on after this time. */
public record WaitTime(Duration time) implements StepAction {
    @Override
    public Optional<StepAction> reverse() {
        return Optional.empty();
    }
}
