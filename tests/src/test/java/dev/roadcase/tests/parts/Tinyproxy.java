package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's tinyproxy on a free port of this machine, for who knows the password. */
public final class Tinyproxy implements AutoCloseable {
    private final Path log;
    private final int port;
    private final Daemon daemon;

    private Tinyproxy(Path log, int port, Daemon daemon) {
        this.log = log;
        this.port = port;
        this.daemon = daemon;
    }

    public static Tinyproxy withLogin(Path folder, String user, String password) {
        int port = FreePort.find();
        Path log = folder.resolve("tinyproxy.log");
        Path config = folder.resolve("tinyproxy.conf");
        try {
            Files.writeString(config, """
                    Port %d
                    Listen 127.0.0.1
                    Timeout 60
                    LogFile "%s"
                    LogLevel Connect
                    BasicAuth %s %s
                    """.formatted(port, log, user, password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path out = folder.resolve("tinyproxy.out");
        return new Tinyproxy(log, port, Daemon.start(port, out, "tinyproxy", "-d", "-c", config.toString()));
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
        daemon.close();
    }
}
