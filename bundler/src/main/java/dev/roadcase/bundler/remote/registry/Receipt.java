package dev.roadcase.bundler.remote.registry;

/**
 * What a registry says of a manifest that it has taken.
 *
 * @param listsReferrer whether it will name the manifest itself to whoever asks what refers to its subject (distribution
 *     spec 1.1, "Pushing Manifests with Subject")
 */
public record Receipt(boolean listsReferrer) {}
