package dev.roadcase.bundler.ssh;

import java.util.List;

/**
 * What came of a command on a machine.
 *
 * @param exitCode 255 if a signal ended it
 * @param output what it said on standard output
 * @param error what it said on standard error
 */
public record RemoteWords(int exitCode, String output, String error) {
    private static final String WARNING = "warning: ";

    /** Whether it was ended from outside: by a signal, or with its machine. */
    public boolean wasEnded() {
        return exitCode == SshConnection.OF_A_SIGNAL;
    }

    /** Whether it ended well. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** What a program of ours has warned of, without the word in front. */
    public List<String> warnings() {
        return error.lines()
                .filter(line -> line.startsWith(WARNING))
                .map(line -> line.substring(WARNING.length()))
                .toList();
    }

    /** Why it failed, in its own last words. */
    public String reason() {
        String said = (error.isBlank() ? output : error).strip();
        String last = said.substring(said.lastIndexOf('\n') + 1);
        return last.isEmpty() ? "it ended with " + exitCode : last;
    }
}
