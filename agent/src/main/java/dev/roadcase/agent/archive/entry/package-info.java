/** What version 1 of the format prescribes: the names of entries, their order, and every byte of their headers. */
package dev.roadcase.agent.archive.entry;
