package dev.roadcase.bundler.delta;

/**
 * The names of a delta's entries. It is a tar: {@link #HEAD} says which bundle becomes which, {@link #LIST} what the newer
 * one consists of, and then come the entries of the newer one that the older one lacks, under their names.
 */
final class DeltaFormat {
    static final String HEAD = "delta.json";
    /** A line for each entry in the order of the newer bundle: its size in bytes, a space, its name. */
    static final String LIST = "entries";

    /** As a bundle may have 100,000 entries, and a line is at most a hundred characters. */
    static final int LARGEST_LIST = 16 << 20;

    static final int VERSION = 1;

    private DeltaFormat() {}
}
