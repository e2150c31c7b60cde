package dev.roadcase.bundler.resolve;

import dev.roadcase.bundler.layout.PackedImage;

/** An image of a registry as the bundle carries it, with what comes along. */
record PackedPull(PackedImage image, Attached attached) {}
