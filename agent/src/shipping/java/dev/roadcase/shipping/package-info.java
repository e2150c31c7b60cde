/** Part of the build: makes the archive of the agent, with a runtime of its own, that a bare machine can start. */
package dev.roadcase.shipping;
