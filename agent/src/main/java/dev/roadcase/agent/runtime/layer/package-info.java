/** Unpacks layers from a bundle straight to where containerd runs containers from, where that is safe. */
package dev.roadcase.agent.runtime.layer;
