package dev.roadcase.agent.console.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream of this process, by its file descriptor. */
public enum StandardStream {
    INPUT(0),
    OUTPUT(1),
    ERROR(2);

    private final int descriptor;

    StandardStream(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Whether a person looks at it. Java's own test wants standard input to be a terminal too, so Linux is asked, and
     * elsewhere the program {@code test}.
     */
    public boolean isTerminal() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString()
                    .matches("/dev/(pts/|tty|console).*");
        } catch (IOException | UnsupportedOperationException e) {
            return isTerminalForTest();
        }
    }

    private boolean isTerminalForTest() {
        try {
            return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
