package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Manifest;

/**
 * A manifest or an index as a registry gave it.
 *
 * @param descriptor its type, digest and size
 * @param content what it says
 * @param bytes the document, byte for byte; not to be changed
 */
public record PulledManifest(Descriptor descriptor, Manifest content, byte[] bytes) {

    public String mediaType() {
        return descriptor.mediaType();
    }

    public Digest digest() {
        return descriptor.digest();
    }
}
