/** Runs the command-line client of a runtime: without a shell, to its end, and with its own words for a failure. */
package dev.roadcase.agent.runtime.client;
