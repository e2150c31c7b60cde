package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's microsocks on a free port of this machine, for everybody here. */
public final class Microsocks implements AutoCloseable {
    private final Path log;
    private final int port;
    private final Daemon daemon;

    private Microsocks(Path log, int port, Daemon daemon) {
        this.log = log;
        this.port = port;
        this.daemon = daemon;
    }

    public static Microsocks in(Path folder) {
        int port = FreePort.find();
        Path log = folder.resolve("microsocks.log");
        String[] words = {"microsocks", "-i", "127.0.0.1", "-p", Integer.toString(port)};
        return new Microsocks(log, port, Daemon.start(port, log, words));
    }

    /** Host and port, as in a URL. */
    public String host() {
        return "localhost:" + port;
    }

    /** What it has written down about who connected where. */
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
