package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Manifest;

/**
 * A manifest or an index, whose digest was checked.
 *
 * @param bytes as they came from its registry
 * @param content what they say
 */
public record StoredManifest(Digest digest, byte[] bytes, Manifest content) {}
