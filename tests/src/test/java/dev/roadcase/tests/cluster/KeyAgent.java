package dev.roadcase.tests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An ssh-agent that knows keys of a user. */
final class KeyAgent implements AutoCloseable {
    private final Path socket;
    private final Process process;

    /** @param keys files of private keys */
    KeyAgent(Path socket, List<Path> keys) {
        this.socket = socket;
        try {
            process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("ssh-agent cannot be run: tests/run installs it", e);
        }
        Await.until("ssh-agent listens", Duration.ofSeconds(30), () -> Files.exists(socket), () -> "it does not");
        keys.forEach(key -> Host.run(List.of("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString()))
                .succeeded());
    }

    /** Where it listens. */
    Path socket() {
        return socket;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
