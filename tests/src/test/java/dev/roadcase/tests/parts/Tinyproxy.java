package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's tinyproxy on a free port of this machine, for who knows the password. */
public final class Tinyproxy implements AutoCloseable {
    private static final int MOST_TRIES = 200;

    private final Path log;
    private final int port;
    private final Process process;

    private Tinyproxy(Path log, int port, Process process) {
        this.log = log;
        this.port = port;
        this.process = process;
    }

    public static Tinyproxy withLogin(Path folder, String user, String password) {
        Path log = folder.resolve("tinyproxy.log");
        Path config = folder.resolve("tinyproxy.conf");
        int port = freePort();
        try {
            Files.writeString(config, """
                    Port %d
                    Listen 127.0.0.1
                    Timeout 60
                    LogFile "%s"
                    LogLevel Connect
                    BasicAuth %s %s
                    """.formatted(port, log, user, password));
            Process process = new ProcessBuilder("tinyproxy", "-d", "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("tinyproxy.out").toFile())
                    .start();
            return new Tinyproxy(log, port, process).awaited();
        } catch (IOException e) {
            throw new UncheckedIOException("tinyproxy cannot be run: tests/run installs it", e);
        }
    }

    /** Host and port, as in a URL. */
    public String host() {
        return "localhost:" + port;
    }

    /** What it has written down about who asked for what. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Tinyproxy awaited() {
        for (int tries = 0; tries < MOST_TRIES && process.isAlive(); tries++) {
            if (answers()) {
                return this;
            }
            pause();
        }
        close();
        throw new AssertionError("tinyproxy does not start");
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

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
