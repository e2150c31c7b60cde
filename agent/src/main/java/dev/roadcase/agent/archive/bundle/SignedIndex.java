package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.signature.Signer;

/**
 * The root of a bundle, whose signature was verified.
 *
 * @param digest of its bytes: the bundle's identity
 */
record SignedIndex(ImageIndex content, Digest digest, Signer signer) {}
