package dev.roadcase.bundler.resolve;

/**
 * A size as far as it is known before anything is made.
 *
 * @param bytes at least; zero where nothing is known yet
 */
public record ExpectedSize(long bytes, Certainty certainty) {
    /** Nothing is known until it is made. */
    public static final ExpectedSize AFTER_BUILDING = new ExpectedSize(0, Certainty.AFTER_BUILDING);

    /** Nothing at all. */
    public static final ExpectedSize NONE = known(0);

    public static ExpectedSize known(long bytes) {
        return new ExpectedSize(bytes, Certainty.KNOWN);
    }

    public static ExpectedSize estimated(long bytes) {
        return new ExpectedSize(bytes, Certainty.ESTIMATED);
    }

    /** Of both together. */
    public ExpectedSize and(ExpectedSize other) {
        return new ExpectedSize(bytes + other.bytes, certainty.and(other.certainty));
    }
}
