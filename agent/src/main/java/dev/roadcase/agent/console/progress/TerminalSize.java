package dev.roadcase.agent.console.progress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a terminal shows at once.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
record TerminalSize(int columns, int rows) {
    /** What is assumed of a terminal that does not tell. */
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})\\s*");

    TerminalSize {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("no terminal has " + columns + " columns and " + rows + " rows");
        }
    }

    /**
     * Of this process' terminal, now. Java cannot ask without native code, and shells do not export COLUMNS, so stty(1)
     * is asked, which takes about four milliseconds. A terminal library (JLine 3) asks faster, but takes ten times as
     * long to start as this program does, and makes the agent's archive larger.
     */
    static TerminalSize now() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream said = stty.getInputStream()) {
                return parse(new String(said.readAllBytes(), StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** Reads what {@code stty size} prints; a terminal that has not been told its size says zeros. */
    static TerminalSize parse(String said) {
        Matcher matcher = ROWS_AND_COLUMNS.matcher(said);
        return matcher.matches()
                ? new TerminalSize(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)))
                : USUAL;
    }
}
