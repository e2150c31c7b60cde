package dev.roadcase.bundler.stage;

import dev.roadcase.bundler.layout.BundleContents;
import dev.roadcase.bundler.lock.Lock;

/**
 * All that a bundle carries, with every digest and size.
 *
 * @param lock what all names stand for
 */
public record Staged(BundleContents contents, Lock lock) {}
