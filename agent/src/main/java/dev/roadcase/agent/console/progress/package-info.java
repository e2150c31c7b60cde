/** Events of long work on standard error: as bars on a terminal, as lines anywhere else. */
package dev.roadcase.agent.console.progress;
