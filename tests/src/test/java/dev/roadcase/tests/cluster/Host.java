package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Captured;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The machine that the tests run on: its commands, and those of the Docker that tests/run started. */
final class Host {
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));
    private static final Duration MOST = Duration.ofMinutes(20);

    private Host() {}

    /** Runs a command to its end, however it ends. */
    static Ran run(List<String> words) {
        try {
            Captured captured = Captured.from(new ProcessBuilder(words), MOST);
            return new Ran(captured.exitCode(), captured.text(), captured.err());
        } catch (IOException e) {
            throw new UncheckedIOException(words.get(0) + " cannot be run: tests/run installs it", e);
        }
    }

    /** Runs it as root, and says what it says; fails if it does. */
    static String root(String... words) {
        return run(asRoot(words)).succeeded().out().strip();
    }

    /** Runs it as root, however it ends. */
    static Ran tryRoot(String... words) {
        return run(asRoot(words));
    }

    /** Asks the Docker that tests/run started; fails if that does. */
    static String docker(String... words) {
        return tryDocker(words).succeeded().out().strip();
    }

    /** Asks the Docker that tests/run started, however that ends. */
    static Ran tryDocker(String... words) {
        return run(with(List.of("docker", "--host", "unix://" + Setting.docker()), words));
    }

    private static List<String> asRoot(String... words) {
        return with(IS_ROOT ? List.of() : List.of("sudo", "-n"), words);
    }

    private static List<String> with(List<String> first, String... words) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(words));
        return all;
    }
}
