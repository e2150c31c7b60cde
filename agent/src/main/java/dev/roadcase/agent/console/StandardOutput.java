package dev.roadcase.agent.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard output of this process leads to. */
public final class StandardOutput {
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    private StandardOutput() {}

    /**
     * Whether a person looks at it. Java's own test wants standard input to be a terminal too, so Linux is asked where
     * it can be.
     */
    public static boolean isTerminal() {
        try {
            return Files.readSymbolicLink(DESCRIPTOR).toString().matches("/dev/(pts/|tty|console).*");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
