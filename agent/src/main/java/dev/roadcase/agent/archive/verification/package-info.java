/** Reads every byte of a bundle and holds it against the signed index, its digest, or what the format prescribes. */
package dev.roadcase.agent.archive.verification;
