package dev.roadcase.bundler.remote.registry;

/** How a blob came into a repository. */
public enum Sent {
    /** Its bytes were sent. */
    UPLOADED,
    /** The registry took it from another of its repositories. */
    MOUNTED
}
