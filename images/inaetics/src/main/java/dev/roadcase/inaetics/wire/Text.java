package dev.roadcase.inaetics.wire;

/** What names stand in messages. */
final class Text {
    /** Most characters of a name; each takes at most three bytes. */
    static final int LONGEST = 128;

    private Text() {}

    static String require(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a name of " + text.length() + " characters, not of 1 to " + LONGEST);
        }
        return text;
    }
}
