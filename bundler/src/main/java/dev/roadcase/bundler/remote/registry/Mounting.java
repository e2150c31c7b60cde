package dev.roadcase.bundler.remote.registry;

/** What a registry makes of the wish to take a blob from another of its repositories. */
sealed interface Mounting {
    /** The blob is there now. */
    record Mounted() implements Mounting {}

    /** It wants to be sent the blob. */
    record Begun(UploadPlace place) implements Mounting {}

    /** It does not do so. */
    record Refused() implements Mounting {}
}
