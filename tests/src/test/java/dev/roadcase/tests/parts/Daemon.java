package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A foreign program that answers at a port of this machine until it is closed. */
final class Daemon implements AutoCloseable {
    private static final int MOST_TRIES = 6000;

    private final int port;
    private final Process process;

    private Daemon(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Returns when the port is open; what the program says goes to the log. */
    static Daemon start(int port, Path log, String... words) {
        try {
            Process process = new ProcessBuilder(List.of(words))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new Daemon(port, process).awaited(words[0] + " does not start: see " + log);
        } catch (IOException e) {
            throw new UncheckedIOException(words[0] + " cannot be run: tests/run installs it", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Daemon awaited(String otherwise) {
        for (int tries = 0; tries < MOST_TRIES && process.isAlive(); tries++) {
            if (answers()) {
                return this;
            }
            pause();
        }
        close();
        throw new AssertionError(otherwise);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
