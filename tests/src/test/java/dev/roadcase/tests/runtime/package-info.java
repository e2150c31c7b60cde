/** Journeys of a bundle's images into containerd, Docker and Podman, by our commands and by those programs alone. */
package dev.roadcase.tests.runtime;
