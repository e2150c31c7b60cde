/** Builds the next version of an image at the show: from what a bundle carries, without a network, and without running anything of it. */
package dev.roadcase.bundler.live;
