/**
 * Loads a bundle's images into containerd, Docker or Podman through their own clients and interfaces, skips what is there
 * already, and checks afterwards that what the runtime holds is what the bundle carries.
 */
package dev.roadcase.agent.runtime;
