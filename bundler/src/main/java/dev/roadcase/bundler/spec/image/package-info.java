/** The key {@code images} of demo.yaml: images that are pulled, and images that are built. */
package dev.roadcase.bundler.spec.image;
