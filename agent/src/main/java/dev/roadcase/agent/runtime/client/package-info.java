/** Runs a runtime's own command-line client: never through a shell, always to its end, with its own words for a failure. */
package dev.roadcase.agent.runtime.client;
