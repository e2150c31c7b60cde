package dev.roadcase.agent.format;

/** The part of an untrusted text that may stand in an error: at most 80 characters, without control characters. */
public final class Excerpt {
    private static final int MOST = 80;

    private Excerpt() {}

    /** The beginning of the text in double quotes, control characters replaced by {@code ?}. */
    public static String of(String text) {
        String shown = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return '"' + shown.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?") + '"';
    }
}
