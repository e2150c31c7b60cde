/** Unpacks layers from a bundle into the folders that containerd runs containers from, if that is safe. */
package dev.roadcase.agent.runtime.layer;
