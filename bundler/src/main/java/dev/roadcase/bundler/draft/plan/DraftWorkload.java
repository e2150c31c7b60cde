package dev.roadcase.bundler.draft.plan;

import java.util.Optional;

/**
 * A manifest that the demo applies.
 *
 * @param manifests its path in the demo's folder
 * @param filled whether parameters stand in it
 * @param awaited whether the next one needs its pods
 * @param heldBack why it is only a comment
 */
public record DraftWorkload(String manifests, boolean filled, boolean awaited, Optional<String> heldBack) {}
