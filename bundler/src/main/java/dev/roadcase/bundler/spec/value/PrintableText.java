package dev.roadcase.bundler.spec.value;

/** Texts that are shown to people: nothing in them moves a terminal's cursor. */
public final class PrintableText {
    private static final int LONGEST = 4096;

    private PrintableText() {}

    /** The text, if it may be shown. */
    public static String require(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a text of over " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw new IllegalArgumentException("a control character in a text");
        }
        return text;
    }
}
