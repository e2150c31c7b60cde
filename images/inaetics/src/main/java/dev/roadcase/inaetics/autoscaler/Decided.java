package dev.roadcase.inaetics.autoscaler;

import java.time.Instant;

/** A decision, or why there was none, in words. */
public record Decided(Instant time, String words) {}
