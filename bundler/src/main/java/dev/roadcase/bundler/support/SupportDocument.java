package dev.roadcase.bundler.support;

/**
 * A text of the archive.
 *
 * @param name its path in the archive, such as {@code machines/node-1/journal.txt}
 */
public record SupportDocument(String name, String text) {
    /** Its name only: the text may hold what is blacked out later. */
    @Override
    public String toString() {
        return name;
    }
}
