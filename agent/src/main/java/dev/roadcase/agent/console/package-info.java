/** The only code of the agent that prints: the result on standard output, everything else on standard error. */
package dev.roadcase.agent.console;
