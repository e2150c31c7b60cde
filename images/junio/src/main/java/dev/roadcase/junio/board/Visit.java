package dev.roadcase.junio.board;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a visitor heard.
 *
 * @param good whether it was all that there is to hear
 * @param version of the service that told the date; empty where nobody did
 * @param pod that told it
 * @param text all that was heard, or why nothing was
 */
public record Visit(boolean good, String version, String pod, String text) {
    private static final Pattern LINE = Pattern.compile("([0-9:]+) - (\\S+) (\\S+)");
    private static final int LINES = 3;

    /** Reads web's answer. */
    static Visit heard(String answer) {
        List<String> lines = answer.lines().toList();
        if (lines.size() != LINES) {
            return failed("web answered something else: " + answer);
        }
        Matcher date = LINE.matcher(lines.get(1));
        boolean told = date.matches();
        boolean good = told && LINE.matcher(lines.get(2)).matches();
        return new Visit(good, told ? date.group(3) : "", told ? date.group(2) : "", answer);
    }

    static Visit failed(String why) {
        return new Visit(false, "", "", why);
    }
}
