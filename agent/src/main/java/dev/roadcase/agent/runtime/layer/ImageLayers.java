package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.archive.bundle.Bundle;

/**
 * The layers of an image of a bundle.
 *
 * @param what names the image for the user
 * @param size of the image in bytes
 */
public record ImageLayers(String what, long size, Bundle bundle, LayerChain chain) {}
