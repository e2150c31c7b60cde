/**
 * An opened bundle, read in place: entries are found by offset, and no byte is handed out before the signature over the
 * index and the digest of the byte's own blob have held.
 */
package dev.roadcase.agent.archive.bundle;
