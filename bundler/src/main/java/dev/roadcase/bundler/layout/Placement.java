package dev.roadcase.bundler.layout;

/** Where in a bundle a blob stands: a reader needs the first bytes first. */
public enum Placement {
    AGENT,
    /** Manifests, configs and small files. */
    DOCUMENT,
    LAYER
}
