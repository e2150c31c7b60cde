/** What is printed: one line for each event, as container logs want it. */
package dev.roadcase.inaetics.console;
