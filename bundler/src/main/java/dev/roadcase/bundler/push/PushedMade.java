package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;

/**
 * An image that was made and pushed.
 *
 * @param reference its name in the registry
 * @param sent bytes of blobs that the registry did not have
 */
public record PushedMade(Reference reference, Digest digest, long sent) {}
