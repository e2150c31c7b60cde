/** Unpacks layers from a bundle into the folders that containerd runs containers from, as containerd itself would. */
package dev.roadcase.agent.runtime.layer;
