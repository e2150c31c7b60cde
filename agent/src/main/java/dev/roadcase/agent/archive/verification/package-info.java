/** Reads every byte of a bundle and checks it against the signed index, its digest, or what the format prescribes. */
package dev.roadcase.agent.archive.verification;
