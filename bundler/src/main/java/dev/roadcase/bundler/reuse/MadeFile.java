package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.reuse.OlderBundles.OlderEntry;

/**
 * A file as an older bundle carries it, and is whole there.
 *
 * @param descriptor of the bytes that are carried
 * @param content digest of the file itself
 * @param contentSize of the file itself, in bytes
 */
public record MadeFile(Descriptor descriptor, Digest content, long contentSize, OlderEntry found) {}
