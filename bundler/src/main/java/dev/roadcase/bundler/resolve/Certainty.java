package dev.roadcase.bundler.resolve;

/** How well a size is known before anything is made. */
public enum Certainty {
    KNOWN("known"),
    ESTIMATED("estimated"),
    AFTER_BUILDING("known after building");

    private final String words;

    Certainty(String words) {
        this.words = words;
    }

    /** The less certain of the two. */
    Certainty and(Certainty other) {
        return compareTo(other) < 0 ? other : this;
    }

    @Override
    public String toString() {
        return words;
    }
}
