/**
 * An opened bundle, read in place: entries are found by offset. Nothing is opened without a trusted signature, and each
 * blob is checked against its digest while it is read.
 */
package dev.roadcase.agent.archive.bundle;
