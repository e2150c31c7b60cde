package dev.roadcase.bundler.build;

/** What came of the search for an entry. */
sealed interface Found {
    /** Its content stands in the target. */
    record Written() implements Found {}

    /** It is a link; a hard one names an entry from the archive's top, a symbolic one from its own folder. */
    record Link(String target, boolean hard) implements Found {}

    /** The archive has none of this name. */
    record Missing() implements Found {}
}
