package dev.roadcase.bundler.remote.connection;

/**
 * The tag of a request whose answer may take its server minutes: some registries copy a blob of gigabytes to its place in
 * a storage before they say that it is there.
 */
public enum LongWait {
    /** There is one kind. */
    FOR_STORAGE;

    /** How many times as long as for other answers. */
    static final int TIMES = 10;
}
