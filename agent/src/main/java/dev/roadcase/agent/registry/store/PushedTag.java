package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.ContentDigest;
import java.time.Instant;

/**
 * A tag that somebody has pushed.
 *
 * @param repository with its host, if it was pushed with one
 * @param at when something of the repository was pushed last
 */
public record PushedTag(String repository, String tag, ContentDigest digest, Instant at) {}
