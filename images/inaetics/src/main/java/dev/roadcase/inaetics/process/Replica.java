package dev.roadcase.inaetics.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A process that ends when nobody holds the other end of its input any more, so that none outlives its parent. */
final class Replica {
    private final Process process;

    private Replica(Process process) {
        this.process = process;
    }

    static Replica start(ProcessBuilder builder) throws IOException {
        return new Replica(builder.redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to drain and end. */
    void askToStop() {
        process.destroy();
    }

    /** Waits until it has ended, and ends it the hard way after so long. */
    void awaitEnd(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
