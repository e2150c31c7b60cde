package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.ContentDigest;

/**
 * A manifest or an index, whose digest was checked.
 *
 * @param mediaType as which it was pushed, or which its content says
 * @param bytes as they came from its registry or its client
 */
public record StoredManifest(ContentDigest digest, String mediaType, byte[] bytes) {}
