/** The command {@code agent}: a class for each verb, which parses, calls one facade and answers an exit code. */
package dev.roadcase.agent.cli;
