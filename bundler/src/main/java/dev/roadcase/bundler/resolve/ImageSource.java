package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.remote.registry.PulledManifest;

/** Where the parts of an image are asked for. */
interface ImageSource {
    /** The manifest or the index that a reference names. */
    PulledManifest manifest(Reference reference);

    /** The bytes of an image's config. */
    byte[] config(Reference reference, Descriptor config);

    /** A part of any size, for when it is written. */
    Content content(Reference reference, Descriptor part);
}
