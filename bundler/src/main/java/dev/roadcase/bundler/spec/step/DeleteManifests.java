package dev.roadcase.bundler.spec.step;

import dev.roadcase.bundler.spec.workload.StepManifest;
import java.util.Optional;

/** {@code delete: PATH}: the cluster has these objects no longer. */
public record DeleteManifests(StepManifest manifest) implements StepAction {
    @Override
    public Optional<StepAction> reverse() {
        return Optional.of(new ApplyManifests(manifest, Optional.empty()));
    }
}
