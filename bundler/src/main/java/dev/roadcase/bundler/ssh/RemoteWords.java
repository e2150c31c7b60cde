package dev.roadcase.bundler.ssh;

/**
 * What came of a command on a machine.
 *
 * @param exitCode 255 if a signal ended it
 * @param output what it said on standard output
 * @param error what it said on standard error
 */
public record RemoteWords(int exitCode, String output, String error) {

    /** Whether it ended well. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** Why it failed, in its own last words. */
    public String reason() {
        String said = (error.isBlank() ? output : error).strip();
        String last = said.substring(said.lastIndexOf('\n') + 1);
        return last.isEmpty() ? "it ended with " + exitCode : last;
    }
}
