package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;

/**
 * A manifest that a bundle carries.
 *
 * @param descriptor by which an index names it, or the bundle itself
 */
public record CarriedManifest(Descriptor descriptor, ImageManifest manifest) {}
