/**
 * Older bundles as a source: blobs by their digest, documents without asking a registry, and what was built or packed from
 * the same ingredients. Nothing is believed of a bundle but what proves itself, or was signed by the user's own key.
 */
package dev.roadcase.bundler.reuse;
