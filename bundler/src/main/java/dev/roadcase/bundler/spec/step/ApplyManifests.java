package dev.roadcase.bundler.spec.step;

import dev.roadcase.bundler.spec.workload.StepManifest;
import dev.roadcase.bundler.spec.workload.Wait;
import java.util.Optional;

/**
 * {@code apply: PATH}: the cluster gets these objects, or they become as they stand here.
 *
 * @param pause what to wait for before the step goes on
 */
public record ApplyManifests(StepManifest manifest, Optional<Wait> pause) implements StepAction {
    @Override
    public Optional<StepAction> reverse() {
        return Optional.of(new DeleteManifests(manifest));
    }
}
