/** The units of systemd that user-data puts on a machine: which files are theirs, and how they are. */
package dev.roadcase.agent.node.unit;
