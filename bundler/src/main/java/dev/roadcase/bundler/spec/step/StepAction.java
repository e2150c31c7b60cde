package dev.roadcase.bundler.spec.step;

import java.util.Optional;

/** What a step does. None of them runs a command of the bundle's. */
public sealed interface StepAction
        permits ApplyManifests,
                BuildImage,
                DeleteKey,
                DeleteManifests,
                OpenPage,
                WaitTime,
                PostForm,
                PutKey,
                ScaleWorkload,
                SwitchMachine,
                WithdrawImage {
    /** What takes it back, where that follows from itself: {@link WaitTime} does nothing that could be taken back. */
    Optional<StepAction> reverse();
}
