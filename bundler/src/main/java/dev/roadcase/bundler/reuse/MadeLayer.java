package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.reuse.OlderBundles.OlderEntry;

/**
 * A layer that was built for an older bundle, and is whole there.
 *
 * @param diffId digest of the tar inside
 */
public record MadeLayer(Descriptor descriptor, Digest diffId, OlderEntry found) {}
