package dev.roadcase.bundler.layout;

/** Where in a bundle a blob belongs: the first bytes are those that a reader needs first. */
public enum Placement {
    AGENT,
    /** Manifests, configs and small files. */
    DOCUMENT,
    LAYER
}
