package dev.roadcase.bundler.rewind;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens in the course of a rewind, in the order in which it happens. */
public sealed interface RewindNews {
    /**
     * A step was taken back.
     *
     * @param trouble why it was not; absent if it was
     */
    record StepReversed(String step, Optional<String> trouble) implements RewindNews {}

    /** Images that had been pushed are gone. */
    record PushesWithdrawn(List<String> images) implements RewindNews {}

    /** Objects that steps had made are gone, by kind and name. */
    record ObjectsDeleted(List<String> objects) implements RewindNews {}

    /** Pods of the demo have ended. */
    record PodsEnded(int pods) implements RewindNews {}

    /** Keys of etcd are gone. */
    record KeysDeleted(int keys) implements RewindNews {}

    /** Manifests of the demo were applied, and what they wait for has come. */
    record WorkloadApplied(String manifests) implements RewindNews {}

    /**
     * All is as at the beginning.
     *
     * @param others what has pods and is not of the demo: it stays
     * @param absent machines that do not do their work, a line each
     */
    record ShowRewound(String demo, Duration took, List<String> others, List<String> absent) implements RewindNews {}
}
