package dev.roadcase.inaetics.autoscaler;

import java.time.Instant;
import java.util.Optional;

/**
 * A decision, or why there was none, in words.
 *
 * @param decision absent where none was possible
 */
public record Decided(Instant time, String words, Optional<Decision> decision) {}
