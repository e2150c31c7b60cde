package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.format.Digest;

/**
 * What has arrived.
 *
 * @param size in bytes
 */
public record Downloaded(Digest digest, long size) {}
