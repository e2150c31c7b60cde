package dev.roadcase.tests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What has been sent over connections of a port of this machine, and nobody has read yet (proc_net_tcp). */
record Unread(int port) {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int QUEUES = 4;
    private static final String NONE = "00000000:00000000";

    /** Returns when there is nothing. */
    void awaitNone() throws InterruptedException {
        while (isAny()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private boolean isAny() {
        return Stream.of("tcp", "tcp6")
                .map(table -> Path.of("/proc/net", table))
                .filter(Files::exists)
                .flatMap(Unread::rows)
                .filter(row -> row[LOCAL].endsWith(hex()) || row[REMOTE].endsWith(hex()))
                .anyMatch(row -> !row[QUEUES].equals(NONE));
    }

    private String hex() {
        return String.format(":%04X", port);
    }

    private static Stream<String[]> rows(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
