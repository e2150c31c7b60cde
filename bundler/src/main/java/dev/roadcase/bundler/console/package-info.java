/** The only code of the bundler that prints: progress, tables and JSON for the agent's console. */
package dev.roadcase.bundler.console;
