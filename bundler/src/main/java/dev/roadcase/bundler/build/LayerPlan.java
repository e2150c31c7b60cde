package dev.roadcase.bundler.build;

import java.util.Optional;

/**
 * A layer of our making that an image is to have.
 *
 * @param madeBy what the image's history says of it
 * @param held the layer itself, where an older bundle has one that was made of the same
 */
public record LayerPlan(LayerSource source, String madeBy, Optional<OwnLayer> held) {}
