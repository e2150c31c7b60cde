/**
 * Debian packages as the ground of an image: sources as apt has them, a signed archive's index, the packages that are
 * needed, and one reproducible layer made of them. No program of Debian's is run, and no maintainer script.
 */
package dev.roadcase.bundler.build.debian;
