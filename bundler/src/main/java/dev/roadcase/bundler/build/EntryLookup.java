package dev.roadcase.bundler.build;

/** The result of the search for an entry. */
sealed interface EntryLookup {
    /** Its content stands in the target. */
    record WrittenEntry() implements EntryLookup {}

    /** It is a link; a hard one names an entry from the archive's top, a symbolic one from its own folder. */
    record LinkEntry(String target, boolean hard) implements EntryLookup {}

    /** The archive has no entry of this name. */
    record MissingEntry() implements EntryLookup {}
}
