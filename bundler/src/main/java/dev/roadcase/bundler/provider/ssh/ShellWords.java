package dev.roadcase.bundler.provider.ssh;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command and its words, as one line for the login shell of a machine.
 *
 * @param words each is one word there, whatever is in it
 */
record ShellWords(List<String> words) {
    ShellWords {
        words = List.copyOf(words);
    }

    /** In quotes that all shells of users know. */
    @Override
    public String toString() {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
