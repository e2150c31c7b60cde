package dev.roadcase.bundler.spec.step;

import java.util.Optional;

/** {@code open: PAGE}: shows one of the demo's pages in the browser of the laptop. */
public record OpenPage(String page) implements StepAction {
    @Override
    public Optional<StepAction> reverse() {
        return Optional.empty();
    }
}
