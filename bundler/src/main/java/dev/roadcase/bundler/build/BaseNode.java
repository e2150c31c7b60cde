package dev.roadcase.bundler.build;

/** What stands at a place of an image, as far as it matters for what is put below it. */
sealed interface BaseNode {
    /** A folder with its rights. */
    record KeptFolder(int mode, long user, long group) implements BaseNode {
        /** As one is made that nobody has described. */
        static final KeptFolder USUAL = new KeptFolder(0755, 0, 0);
    }

    /** A symbolic link. */
    record KeptLink(String target) implements BaseNode {}

    /** Anything else. */
    record Other() implements BaseNode {}
}
