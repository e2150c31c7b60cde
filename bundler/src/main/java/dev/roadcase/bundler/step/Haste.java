package dev.roadcase.bundler.step;

import dev.roadcase.bundler.spec.step.ApplyManifests;
import dev.roadcase.bundler.spec.step.DeleteKey;
import dev.roadcase.bundler.spec.step.DeleteManifests;
import dev.roadcase.bundler.spec.step.PostForm;
import dev.roadcase.bundler.spec.step.PutKey;
import dev.roadcase.bundler.spec.step.ScaleWorkload;
import dev.roadcase.bundler.spec.step.StepAction;
import java.util.Optional;
import java.util.stream.Stream;

/** What is left of an action where all of the show begins anew. */
final class Haste {
    private Haste() {}

    /** Nothing is left of what needs a person, takes time, or is done for all steps at once. */
    static Stream<StepAction> of(StepAction action) {
        if (action instanceof ApplyManifests apply) {
            return Stream.of(new ApplyManifests(apply.manifest(), Optional.empty()));
        }
        boolean left = action instanceof DeleteManifests
                || action instanceof ScaleWorkload
                || action instanceof PutKey
                || action instanceof DeleteKey
                || action instanceof PostForm;
        return left ? Stream.of(action) : Stream.of();
    }
}
