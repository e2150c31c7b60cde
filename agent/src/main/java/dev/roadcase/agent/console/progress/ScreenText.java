package dev.roadcase.agent.console.progress;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text as a terminal shows it: its columns are not its characters. Characters of East Asian scripts and emoji take two
 * (Unicode, UAX #11), combining ones none; control characters, which could move the cursor, become question marks.
 */
record ScreenText(String text) {
    private static final Set<UnicodeScript> WIDE_SCRIPTS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    private static final String CUT = "..";

    ScreenText {
        text = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    }

    /** How many columns it takes. */
    int columns() {
        return text.codePoints().map(ScreenText::columns).sum();
    }

    /** Exactly so many columns of it: cut in the middle, since ends tell names apart, or filled up with blanks. */
    String in(int columns) {
        String shown = columns() <= columns ? text : cut(columns);
        return shown + " ".repeat(columns - new ScreenText(shown).columns());
    }

    private String cut(int columns) {
        List<String> characters = characters();
        String mark = columns > 2 * CUT.length() ? CUT : "";
        int head = (columns - mark.length()) / 2;
        StringBuilder begin = new StringBuilder();
        int at = 0;
        for (int left = head; at < characters.size() && width(characters.get(at)) <= left; at++) {
            left -= width(characters.get(at));
            begin.append(characters.get(at));
        }
        return begin + mark + tail(characters.subList(at, characters.size()), columns - head - mark.length());
    }

    private static String tail(List<String> characters, int columns) {
        StringBuilder end = new StringBuilder();
        int left = columns;
        for (int at = characters.size() - 1; at >= 0 && width(characters.get(at)) <= left; at--) {
            left -= width(characters.get(at));
            end.insert(0, characters.get(at));
        }
        return end.toString();
    }

    /** What a user takes for one character: a letter with its accents, an emoji of several parts. */
    private List<String> characters() {
        BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        List<String> characters = new ArrayList<>();
        for (int from = borders.first(), to = borders.next();
                to != BreakIterator.DONE;
                from = to, to = borders.next()) {
            characters.add(text.substring(from, to));
        }
        return characters;
    }

    private static int width(String character) {
        return new ScreenText(character).columns();
    }

    private static int columns(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        boolean halfWidth = codePoint >= 0xFF61 && codePoint <= 0xFFDC;
        boolean fullWidth = codePoint >= 0xFF01 && codePoint <= 0xFF60 || codePoint >= 0x3000 && codePoint <= 0x303E;
        boolean emoji = codePoint >= 0x1F300 && codePoint <= 0x1FAFF;
        return fullWidth || emoji || !halfWidth && WIDE_SCRIPTS.contains(UnicodeScript.of(codePoint));
    }
}
