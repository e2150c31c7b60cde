package dev.roadcase.bundler.up;

import java.time.Instant;
import java.util.Optional;

/**
 * What the user asked {@code bundle restore} for.
 *
 * @param onto the node whose machine becomes the controller; absent where that is a new machine at the same address
 * @param at the newest snapshot that is no later than this; absent for the newest of all
 */
public record RestoreRequest(Optional<String> onto, Optional<Instant> at) {}
