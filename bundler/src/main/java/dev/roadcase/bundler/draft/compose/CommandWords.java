package dev.roadcase.bundler.draft.compose;

import java.util.ArrayList;
import java.util.List;

/** A command in one text, as words: quotes and backslashes are heeded as a shell does (POSIX, "Quoting"). */
final class CommandWords {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private char quote;

    private CommandWords() {}

    static List<String> of(String text) {
        CommandWords words = new CommandWords();
        for (int at = 0; at < text.length(); at++) {
            boolean escape = text.charAt(at) == '\\' && words.quote != '\'' && at + 1 < text.length();
            if (escape) {
                at++;
                words.add(text.charAt(at));
            } else {
                words.read(text.charAt(at));
            }
        }
        words.end();
        return words.words;
    }

    private void read(char c) {
        if (quote != 0) {
            readQuoted(c);
        } else if (c == '"' || c == '\'') {
            quote = c;
            begun = true;
        } else if (Character.isWhitespace(c)) {
            end();
        } else {
            add(c);
        }
    }

    private void readQuoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            add(c);
        }
    }

    private void add(char c) {
        word.append(c);
        begun = true;
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
