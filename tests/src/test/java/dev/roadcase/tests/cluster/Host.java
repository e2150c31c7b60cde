package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine that the tests run on: its commands, and those of the Docker that tests/run started. */
final class Host {
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));
    private static final int MOST_SECONDS = 1200;

    private Host() {}

    /** Runs a command to its end, however it ends. */
    static Ran run(List<String> words) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            Process process = new ProcessBuilder(words)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            Ran ran = new Ran(exitCode(process, words), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ran;
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

    private static int exitCode(Process process, List<String> words) {
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(words + " did not end within " + MOST_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }
}
