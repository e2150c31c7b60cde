package dev.roadcase.agent.console;

import java.util.List;

/**
 * Lines that stay at the lower end of a terminal while others scroll above them. The cursor rests on the first character
 * of the first line: a terminal that wraps lines anew when it is resized takes the cursor along with that character, so
 * the next frame always begins in the right place. It is hidden only while it draws, since a process that is stopped or
 * killed leaves it to the shell as it is. Meanwhile the terminal cuts lines instead of wrapping them: it may have become
 * narrower since it was asked for its width.
 *
 * @param lines each shorter than the terminal is wide, fewer than it has rows
 */
record Footer(List<String> lines) {
    static final Footer NONE = new Footer(List.of());

    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String CUT_LINES = "\u001b[?7l";
    private static final String WRAP_LINES = "\u001b[?7h";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\r\u001b[J";

    Footer {
        lines = List.copyOf(lines);
    }

    /**
     * The text that shows another footer in place of this one: it is drawn over it, because erasing first would
     * flicker.
     */
    String replacedBy(Footer next) {
        if (next.lines.isEmpty()) {
            return lines.isEmpty() ? "" : ERASE_BELOW;
        }
        return HIDE_CURSOR + next.drawn() + SHOW_CURSOR;
    }

    /** The text that prints a line, of any length, above this footer. */
    String under(String line) {
        return lines.isEmpty() ? line + "\n" : HIDE_CURSOR + ERASE_BELOW + line + "\n" + drawn() + SHOW_CURSOR;
    }

    private String drawn() {
        StringBuilder drawn = new StringBuilder(CUT_LINES).append('\r');
        for (int at = 0; at < lines.size(); at++) {
            boolean last = at == lines.size() - 1;
            drawn.append(lines.get(at)).append(ERASE_LINE).append(last ? "" : "\n");
        }
        return drawn + "\u001b[J" + up(lines.size() - 1) + "\r" + WRAP_LINES;
    }

    private static String up(int rows) {
        return rows == 0 ? "" : "\u001b[" + rows + "A";
    }
}
